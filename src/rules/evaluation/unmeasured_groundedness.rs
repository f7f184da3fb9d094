//! Groundedness is not measured.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV013",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Groundedness is not measured",
    condition: "A prompt builder puts retrieved content before a language model, and no offline evaluator measures groundedness.",
    why: "A fluent answer that its sources do not support is the typical failure of retrieval-augmented generation.",
    fix: "Check each claim against the cited passages on a labelled question set, and online on a sample.",
    source: "RAG evaluation practice (faithfulness, answer relevance, context recall)",
    fixes: &[FixTemplate {
        title: "Measure groundedness",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "metrics",
            NewValue::With("groundedness"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if evaluators.any(|site| site.has_chosen("metrics", &["groundedness"])) {
        return;
    }
    let generating = survey.leading_to(Role::Generates, EdgeFilter::over(&["prompt"]));
    let builders = survey.with(Role::BuildsPrompt);
    let retrieving: Vec<NodeRef> = builders
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
