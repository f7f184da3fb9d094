//! Only the average is measured.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let unsliced = survey.denying(Role::EvaluatesOffline, "slices");
    let says = |names: &str| format!("Slices: {names} measures the average and no segment.");
    RULE.tell_all(unsliced, says, found);
}
