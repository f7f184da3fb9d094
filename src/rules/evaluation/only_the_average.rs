//! Only the average is measured.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV005",
    family: Family::Evaluation,
    severity: Severity::Warning,
    when: When::Review,
    title: "Only the average is measured",
    condition: "An offline evaluator does not break results down by segment.",
    why: "A model can improve on average and fail for new users, one language or night-time photos.",
    fix: "Report by segment, and set a floor per segment.",
    source: "ML Test Score Model 6",
    mends: &[Mend {
        does: "Break results down by segment",
        steps: &[Step::Set(Role::EvaluatesOffline, "slices", To::Flag(true))],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if !evaluator.flag("slices") {
            let message = format!("{evaluator} measures the average and no segment.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
