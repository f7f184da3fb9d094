//! Rollout has no guard metrics.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RL005", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Guard it by service metrics",
    steps: &[FixStep::Connect(
        (Role::WatchesService, "metrics"),
        (Role::ControlsRollout, "guard"),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for rollout in survey.with(Role::ControlsRollout) {
        if !rollout.is_fed_at("guard") {
            let message = format!("{rollout} brings versions to traffic and looks at no metric.");
            found.push(Diagnostic::new(&RULE, message).at([rollout]).port(
                rollout.id(),
                &"guard".into(),
                PortSide::Input,
            ));
        }
    }
}
