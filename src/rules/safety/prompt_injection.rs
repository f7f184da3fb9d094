//! Untrusted text can instruct the model.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP005",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Live,
    title: "Untrusted text can instruct the model",
    condition: "A content corpus that strangers can write into reaches a prompt builder that does not set untrusted text apart and reaches a language model, and no safety filter checks for prompt injection.",
    why: "A document can contain instructions. If the model may also call tools, a stranger's web page acts with your permissions.",
    fix: "Delimit retrieved text, never obey it, filter for injection, and scope what tools may do.",
    source: "Prompt-injection practice (OWASP LLM01)",
    mends: &[Mend {
        does: "Set untrusted text apart",
        steps: &[Step::Set(
            Role::BuildsPrompt,
            "separates_untrusted",
            To::Flag(true),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let mut filters = survey.with(Role::GuardsContent);
    if filters.any(|filter| filter.has_chosen("checks", &["prompt_injection"])) {
        return;
    }
    let generating = survey.leading_to(Role::Generates, Way::ANY);
    let builders = survey.with(Role::BuildsPrompt);
    let exposed: Vec<Site> = builders
        .filter(|site| !site.flag("separates_untrusted") && generating.contains(*site))
        .collect();
    if exposed.is_empty() {
        return;
    }
    for corpus in survey
        .with(Role::HoldsContent)
        .filter(|corpus| !corpus.flag("trusted"))
    {
        let reached = corpus.downstream(Way::ANY);
        let hit: Vec<Site> = exposed
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
