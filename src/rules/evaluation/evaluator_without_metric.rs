//! Evaluator without a metric.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if evaluator.chosen("metrics").is_empty() {
            let message = format!("Metric: {evaluator} does not say what it measures.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
