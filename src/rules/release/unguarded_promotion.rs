//! Automatic promotion without a safety net.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut rollouts = survey.with(Role::ControlsRollout);
    if rollouts.any(|rollout| rollout.flag("auto_rollback") && rollout.is_fed_at("guard")) {
        return;
    }
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        if orchestrator.flag("auto_promote") {
            let message = format!(
                "Promotion: {orchestrator} promotes what it trained, and nothing would take it back."
            );
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
