//! Automatic promotion without a safety net.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL014",
    family: RuleFamily::Release,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Automatic promotion without a safety net",
    condition: "A pipeline orchestrator promotes by itself, and no rollout controller both rolls back by itself and gets a guard signal.",
    why: "Retraining on bad data then reaches everyone with no person and no machine to stop it.",
    fix: "Promote automatically only through a guarded canary that reverts itself.",
    source: "ML Test Score Infra 4, 6, 7",
    fixes: &[
        FixTemplate {
            title: "Let the rollout roll back bad versions",
            steps: &[
                FixStep::Set(Role::ControlsRollout, "auto_rollback", NewValue::Flag(true)),
                FixStep::Connect(
                    (Role::WatchesService, "metrics"),
                    (Role::ControlsRollout, "guard"),
                ),
            ],
        },
        FixTemplate {
            title: "Let a person promote",
            steps: &[FixStep::Set(
                Role::OrchestratesTraining,
                "auto_promote",
                NewValue::Flag(false),
            )],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut rollouts = survey.with(Role::ControlsRollout);
    if rollouts.any(|rollout| rollout.flag("auto_rollback") && rollout.is_fed_at("guard")) {
        return;
    }
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        if orchestrator.flag("auto_promote") {
            let message =
                format!("{orchestrator} promotes what it trained, and nothing would take it back.");
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
