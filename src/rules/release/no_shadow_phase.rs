//! High-stakes model ships without a shadow phase.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fields = ["regulated", "adversarial", "affects_people"];
    if !fields.iter().any(|field| survey.asks(field)) {
        return;
    }
    for rollout in survey.with(Role::ControlsRollout) {
        if !rollout.is_choice("strategy", &["shadow_then_canary"]) {
            let message = format!(
                "Shadow phase: {rollout} lets a new model decide before anybody saw its decisions."
            );
            found.push(Diagnostic::new(&RULE, message).at([rollout]));
        }
    }
}
