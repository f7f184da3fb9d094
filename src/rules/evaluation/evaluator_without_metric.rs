//! Evaluator without a metric.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("EV008", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Measure what fits the task",
    steps: &[FixStep::Set(
        Role::EvaluatesOffline,
        "metrics",
        NewValue::FittingMetric,
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if evaluator.chosen("metrics").is_empty() {
            let message = format!("{evaluator} does not say what it measures.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
