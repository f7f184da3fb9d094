//! Evaluator without a metric.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV008",
    family: Family::Evaluation,
    severity: Severity::Error,
    when: When::Review,
    title: "Evaluator without a metric",
    condition: "An offline evaluator has no metric.",
    why: "The box says evaluate but not what good means. Naming the metric and why it tracks the product goal is the point of step 5.",
    fix: "Pick one primary metric and a few secondary ones.",
    source: "Rules of ML #2, #12, #13; framework step 5",
    mends: &[Mend {
        does: "Measure what fits the task",
        steps: &[Step::Set(
            Role::EvaluatesOffline,
            "metrics",
            To::FittingMetric,
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if evaluator.chosen("metrics").is_empty() {
            let message = format!("{evaluator} does not say what it measures.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
