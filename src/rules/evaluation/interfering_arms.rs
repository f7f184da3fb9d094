//! The two arms influence each other.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("interference") {
        return;
    }
    for experiment in survey.with(Role::Experiments) {
        let is_naive = experiment.is_choice("unit", &["user", "session", "item"])
            && experiment.is_choice("design", &["ab"]);
        if is_naive {
            let message = format!(
                "Interference: the arms of {experiment} share supply, budgets or friends and change each other."
            );
            found.push(Diagnostic::new(&RULE, message).at([experiment]));
        }
    }
}
