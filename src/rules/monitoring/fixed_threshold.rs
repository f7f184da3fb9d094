//! Fixed threshold against a moving opponent.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("adversarial") {
        return;
    }
    for engine in survey.with(Role::Decides) {
        if engine.is_choice("threshold_mode", &["fixed"]) {
            let message =
                format!("{engine} keeps its threshold while opponents learn where it is.");
            found.push(Diagnostic::new(&RULE, message).at([engine]));
        }
    }
}
