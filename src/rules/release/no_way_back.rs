//! No fast way back.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL006",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "No fast rollback",
    condition: "A model registry keeps fewer than 2 versions, or a rollout controller does not roll back by itself and takes more than 60 minutes to roll back.",
    why: "When the new model is wrong, minutes matter; rebuilding the old one takes hours.",
    fix: "Keep earlier versions loadable and rehearse the rollback.",
    source: "ML Test Score Infra 7",
    fixes: &[FixTemplate {
        title: "Keep ten versions and roll back automatically",
        steps: &[
            FixStep::Set(Role::RegistersModels, "keep_versions", NewValue::AtLeast(10.0)),
            FixStep::Set(Role::ControlsRollout, "auto_rollback", NewValue::Flag(true)),
        ],
    }],
    check: RuleCheck::Board(check),
};

/// Longest time that a way back by hand may take, min.
const LONGEST_MIN: f64 = 60.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for registry in survey.with(Role::RegistersModels) {
        if registry.is_below("keep_versions", 2.0) {
            let message = format!("{registry} keeps no earlier version to roll back to.");
            found.push(Diagnostic::new(&RULE, message).at([registry]));
        }
    }
    for rollout in survey.with(Role::ControlsRollout) {
        let minutes = rollout.number("rollback_minutes").unwrap_or(0.0);
        if !rollout.flag("auto_rollback") && minutes > LONGEST_MIN {
            let message =
                format!("{rollout} takes {minutes} minutes to roll back to the last good version.");
            found.push(Diagnostic::new(&RULE, message).at([rollout]));
        }
    }
}
