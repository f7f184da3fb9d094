//! Groundedness is not measured.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV013",
    family: Family::Evaluation,
    severity: Severity::Warning,
    when: When::Review,
    title: "Groundedness is not measured",
    condition: "A prompt builder puts retrieved content before a language model, and no offline evaluator measures groundedness.",
    why: "A fluent answer that its sources do not support is the typical failure of retrieval-augmented generation.",
    fix: "Check each claim against the cited passages on a labelled question set, and online on a sample.",
    source: "RAG evaluation practice (faithfulness, answer relevance, context recall)",
    mends: &[Mend {
        does: "Measure groundedness",
        steps: &[Step::Set(
            Role::EvaluatesOffline,
            "metrics",
            To::With("groundedness"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if evaluators.any(|site| site.has_chosen("metrics", &["groundedness"])) {
        return;
    }
    let generating = survey.leading_to(Role::Generates, Way::over(&["prompt"]));
    let builders = survey.with(Role::BuildsPrompt);
    let retrieving: Vec<Site> = builders
        .filter(|builder| builder.is_fed_at("context") && generating.contains(*builder))
        .collect();
    if !retrieving.is_empty() {
        let message = format!(
            "Nobody measures whether answers follow from what {} found.",
            named(&retrieving)
        );
        found.push(Diagnostic::new(&RULE, message).at(retrieving));
    }
}
