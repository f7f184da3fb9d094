//! Quality monitor without truth.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fed = survey.fed_at(Role::WatchesQuality, "predictions");
    let says = |names: &str| {
        format!("Ground truth: {names} has predictions and nothing true to compare them with.")
    };
    RULE.tell_unfed(fed, "labels", says, found);
}
