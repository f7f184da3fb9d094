//! Evaluator without a metric.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV008",
    family: RuleFamily::Evaluation,
    severity: Severity::Error,
    when: TellWhen::Review,
    title: "Evaluator without a metric",
    condition: "An offline evaluator has no metric.",
    why: "The box says evaluate but not what good means. Naming the metric and why it tracks the product goal is the point of step 5.",
    fix: "Pick one primary metric and a few secondary ones.",
    source: "Rules of ML #2, #12, #13; framework step 5",
    fixes: &[FixTemplate {
        title: "Measure what fits the task",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "metrics",
            NewValue::FittingMetric,
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if evaluator.chosen("metrics").is_empty() {
            let message = format!("{evaluator} does not say what it measures.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
