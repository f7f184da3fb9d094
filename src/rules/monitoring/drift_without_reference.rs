//! Drift is measured against nothing.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fed = survey.fed_at(Role::WatchesInputs, "live");
    let says = |names: &str| format!("Drift reference: {names} has nothing to compare with.");
    RULE.tell_unfed(fed, "reference", says, found);
}
