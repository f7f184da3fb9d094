//! No fast way back.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL006", RuleCheck::Board(check)));

/// Longest time that a way back by hand may take, min.
const LONGEST_MIN: f64 = 60.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for registry in survey.with(Role::RegistersModels) {
        if registry.is_below("keep_versions", 2.0) {
            let message = format!("Rollback: {registry} keeps no earlier version to roll back to.");
            found.push(Diagnostic::new(&RULE, message).at([registry]));
        }
    }
    for rollout in survey.with(Role::ControlsRollout) {
        let minutes = rollout.number("rollback_minutes").unwrap_or(0.0);
        if !rollout.flag("auto_rollback") && minutes > LONGEST_MIN {
            let message = format!(
                "Rollback: {rollout} takes {minutes} minutes to roll back to the last good version.",
                minutes = exact(minutes)
            );
            found.push(Diagnostic::new(&RULE, message).at([rollout]));
        }
    }
}
