//! Untrusted text can instruct the model.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{DataFact, EdgeFilter, named};
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
    // What is written here is read back as the agent's own words, long after the text that said so.
    let trusting = survey
        .with(Role::Remembers)
        .filter(|memory| memory.denies("checks_writes"));
    let exposed: Vec<NodeRef> = exposed.into_iter().chain(trusting).collect();
    if exposed.is_empty() {
        return;
    }
    let corpora = survey
        .with(Role::HoldsContent)
        .filter(|corpus| corpus.says("trusted") && !corpus.flag("trusted"));
    for source in corpora.chain(survey.with(Role::ExecutesTools)) {
        let mut reached = source.reached_by(DataFact::Foreign);
        reached.retain(|site| exposed.contains(site));
        if !reached.is_empty() {
            let message = format!(
                "Prompt injection: text that comes from {source} can give orders through {}.",
                named(&reached)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]).at(reached));
        }
    }
}
