//! Untrusted text can instruct the model.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP005",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Untrusted text can instruct the model",
    condition: "A content corpus that strangers can write into reaches a prompt builder that does not set untrusted text apart and reaches a language model, and no safety filter checks for prompt injection.",
    why: "A document can contain instructions. If the model may also call tools, a stranger's web page acts with your permissions.",
    fix: "Delimit retrieved text, never obey it, filter for injection, and scope what tools may do.",
    source: "Prompt-injection practice (OWASP LLM01)",
    fixes: &[FixTemplate {
        title: "Set untrusted text apart",
        steps: &[FixStep::Set(
            Role::BuildsPrompt,
            "separates_untrusted",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
