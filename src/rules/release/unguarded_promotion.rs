//! Automatic promotion without a safety net.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RL014", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
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
];

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
