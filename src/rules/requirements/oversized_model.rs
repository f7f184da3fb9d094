//! A language model where a classifier would do.

use crate::catalog::Role;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ017",
    family: RuleFamily::Requirements,
    severity: Severity::Advice,
    when: TellWhen::Live,
    title: "A language model where a classifier would do",
    condition: "The task is classification, regression, forecasting or detection, a language model is on the request path, and the peak is at least 100 requests per second.",
    why: "Thousands of times the compute of a fine-tuned encoder or trees, with slower and less stable answers.",
    fix: "Use the large model offline to label data, and serve a small one.",
    source: "Seven-step framework; ML Test Score Model 5",
    fixes: &[],
    check: RuleCheck::Board(check),
};

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
            let message =
                format!("{model} does for every request what a small classifier could do.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
