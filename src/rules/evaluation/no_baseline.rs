//! No baseline to beat.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let chosen = survey.with_choice(Role::EvaluatesOffline, "baseline", "none");
    let says = |names: &str| {
        format!("Baseline: {names} compares with nothing, so its numbers mean nothing alone.")
    };
    RULE.tell_all(chosen, says, found);
}
