//! Only the average is measured.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV005",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Only the average is measured",
    condition: "An offline evaluator does not break results down by segment.",
    why: "A model can improve on average and fail for new users, one language or night-time photos.",
    fix: "Report by segment, and set a floor per segment.",
    source: "ML Test Score Model 6",
    fixes: &[FixTemplate {
        title: "Break results down by segment",
        steps: &[FixStep::Set(Role::EvaluatesOffline, "slices", NewValue::Flag(true))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if !evaluator.flag("slices") {
            let message = format!("{evaluator} measures the average and no segment.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
