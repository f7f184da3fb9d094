//! No guardrail metrics.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV011",
    family: Family::Evaluation,
    severity: Severity::Warning,
    when: When::Live,
    title: "No guardrail metrics",
    condition: "An experiment has no guardrail metric.",
    why: "Clicks can rise while complaints, latency, unsubscribes or revenue get worse.",
    fix: "Name what must not get worse and stop the test when it does.",
    source: "Rules of ML #39; experimentation practice",
    mends: &[Mend {
        does: "Name three guardrails",
        steps: &[Step::Set(Role::Experiments, "guardrails", To::Number(3.0))],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for experiment in survey.with(Role::Experiments) {
        if experiment.is_below("guardrails", 1.0) {
            let message = format!("{experiment} says nothing of what must not get worse.");
            found.push(Diagnostic::new(&RULE, message).at([experiment]));
        }
    }
}
