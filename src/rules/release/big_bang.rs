//! Big-bang rollout.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RL004", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Start with a canary",
    steps: &[FixStep::Set(
        Role::ControlsRollout,
        "strategy",
        NewValue::Word("canary"),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for rollout in survey.with(Role::ControlsRollout) {
        if rollout.is_choice("strategy", &["big_bang"]) {
            let message = format!("{rollout} replaces everything at once.");
            found.push(Diagnostic::new(&RULE, message).at([rollout]));
        }
    }
}
