//! No guardrail metrics.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV011",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "No guardrail metrics",
    condition: "An experiment has no guardrail metric.",
    why: "Clicks can rise while complaints, latency, unsubscribes or revenue get worse.",
    fix: "Name what must not get worse and stop the test when it does.",
    source: "Rules of ML #39; experimentation practice",
    fixes: &[FixTemplate {
        title: "Name three guardrails",
        steps: &[FixStep::Set(Role::Experiments, "guardrails", NewValue::Number(3.0))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for experiment in survey.with(Role::Experiments) {
        if experiment.is_below("guardrails", 1.0) {
            let message = format!("{experiment} says nothing of what must not get worse.");
            found.push(Diagnostic::new(&RULE, message).at([experiment]));
        }
    }
}
