//! Big-bang rollout.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let chosen = survey.with_choice(Role::ControlsRollout, "strategy", "big_bang");
    let says = |names: &str| format!("Big-bang rollout: {names} replaces everything at once.");
    RULE.tell_all(chosen, says, found);
}
