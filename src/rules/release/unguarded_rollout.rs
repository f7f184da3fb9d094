//! Rollout has no guard metrics.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says = |names: &str| {
        format!(
            "Guard metrics: {names} would bring versions to traffic without looking at any metric."
        )
    };
    RULE.tell_unfed(survey.with(Role::ControlsRollout), "guard", says, found);
}
