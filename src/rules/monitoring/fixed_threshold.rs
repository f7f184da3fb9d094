//! Fixed threshold against a moving opponent.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("adversarial") {
        return;
    }
    let fixed = survey.with_choice(Role::Decides, "threshold_mode", "fixed");
    let says = |names: &str| {
        format!("Fixed threshold: {names} keeps its threshold while opponents learn where it is.")
    };
    RULE.tell_all(fixed, says, found);
}
