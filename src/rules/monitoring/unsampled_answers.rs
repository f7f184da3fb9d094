//! Generated answers are never sampled.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN014",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Generated answers are never sampled",
    condition: "A language model reaches no human review, annotation task or model-quality monitor.",
    why: "Open-ended text has no automatic ground truth; quality slides unnoticed when documents, prompts or the vendor's model change.",
    fix: "Log answers, sample them for people or a judge, and collect thumbs.",
    source: "LLM operations practice; ML Test Score Monitor 7",
    fixes: &[FixTemplate {
        title: "Review a sample",
        steps: &[FixStep::Connect(
            (Role::Generates, "generation"),
            (Role::Reviews, "items"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let sampled = survey.leading_to(Role::SamplesOutput, EdgeFilter::ANY);
    for model in survey.with(Role::Generates) {
        if !sampled.contains(model) {
            let message = format!("Nobody ever looks at a sample of what {model} says.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
