//! No baseline to beat.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV004",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "No baseline to beat",
    condition: "An offline evaluator compares with no baseline.",
    why: "A number means nothing alone. A popularity list or a logistic regression often gets most of the way and is far cheaper to run.",
    fix: "Compare with a heuristic, a simple model, or the version in production.",
    source: "ML Test Score Model 5; Rules of ML #1, #4, #14",
    fixes: &[FixTemplate {
        title: "Compare with a simple model",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "baseline",
            NewValue::Word("simple_model"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if evaluator.is_choice("baseline", &["none"]) {
            let message =
                format!("{evaluator} compares with nothing, so its numbers mean nothing alone.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
