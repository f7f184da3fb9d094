//! Tools act without permission or consent.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP006", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for executor in survey.with(Role::ExecutesTools) {
        let unasked = executor.is_choice("confirmation", &["none"]);
        if executor.flag("side_effects") && (unasked || !executor.flag("scoped_credentials")) {
            let message = if unasked {
                format!("{executor} changes the world without asking anybody.")
            } else {
                format!("{executor} acts with more rights than the person it acts for.")
            };
            found.push(Diagnostic::new(&RULE, message).at([executor]));
        }
    }
}
