//! No guardrail metrics.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for experiment in survey.with(Role::Experiments) {
        if experiment.is_below("guardrails", 1.0) {
            let message =
                format!("Guardrail metrics: {experiment} says nothing of what must not get worse.");
            found.push(Diagnostic::new(&RULE, message).at([experiment]));
        }
    }
}
