//! A language model where a classifier would do.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ017", RuleCheck::Board(check)));

/// Requests per second at the peak from which the cost of each counts.
const BUSY_QPS: f64 = 100.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const SMALL_TASKS: [&str; 4] = ["classification", "regression", "forecasting", "detection"];
    let is_small = survey.is_asked_choice("task", &SMALL_TASKS);
    if !is_small || survey.peak_qps().is_none_or(|qps| qps < BUSY_QPS) {
        return;
    }
    for model in survey.with(Role::Generates) {
        if model.is_on_path() {
            let message = format!(
                "Model size: {model} does for every request what a small classifier could do."
            );
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
