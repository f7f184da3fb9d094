//! Big-bang rollout.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says = |it: NodeRef| format!("{it} replaces everything at once.");
    let chosen = survey.with_choice(Role::ControlsRollout, "strategy", "big_bang");
    RULE.tell_each(chosen, says, found);
}
