//! Tools act without permission or consent.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck, Severity};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP006", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for executor in survey.with(Role::ExecutesTools) {
        let asked = executor.aside();
        let unasked = asked.is_choice("confirmation", &["none"]);
        let is_safe = !unasked && asked.flag("scoped_credentials");
        if !asked.flag("side_effects") || is_safe {
            continue;
        }
        let is_stated = executor.says("confirmation") || executor.denies("scoped_credentials");
        if !is_stated && !executor.says("side_effects") {
            continue;
        }
        let message = if unasked {
            format!("Tool confirmation: {executor} changes the world without asking anybody.")
        } else {
            format!("Tool rights: {executor} acts with more rights than the person it acts for.")
        };
        let one = Diagnostic::new(&RULE, message).at([executor]);
        found.push(if is_stated {
            one
        } else {
            one.at_most(Severity::Warning)
        });
    }
}
