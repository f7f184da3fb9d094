//! One crowd answer per item.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH017", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for task in survey.with(Role::Annotates) {
        if task.is_choice("labeller", &["crowd"]) && task.is_below("redundancy", 2.0) {
            let message = format!("Redundancy: {task} asks one untrained person about each item.");
            found.push(Diagnostic::new(&RULE, message).at([task]));
        }
    }
}
