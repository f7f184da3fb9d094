//! Untrusted text can instruct the model.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut filters = survey.with(Role::GuardsContent);
    if filters.any(|filter| filter.has_chosen("checks", &["prompt_injection"])) {
        return;
    }
    let generating = survey.leading_to(Role::Generates, EdgeFilter::ANY);
    let builders = survey.with(Role::BuildsPrompt);
    let exposed: Vec<NodeRef> = builders
        .filter(|site| !site.flag("separates_untrusted") && generating.contains(*site))
        .collect();
    if exposed.is_empty() {
        return;
    }
    for corpus in survey
        .with(Role::HoldsContent)
        .filter(|corpus| !corpus.flag("trusted"))
    {
        let reached = corpus.downstream(EdgeFilter::ANY);
        let hit: Vec<NodeRef> = exposed
            .iter()
            .copied()
            .filter(|site| reached.contains(site))
            .collect();
        if !hit.is_empty() {
            let message = format!(
                "Text of strangers in {corpus} can give orders through {}.",
                named(&hit)
            );
            found.push(Diagnostic::new(&RULE, message).at([corpus]).at(hit));
        }
    }
}
