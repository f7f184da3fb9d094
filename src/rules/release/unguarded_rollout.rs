//! Rollout has no guard metrics.

use crate::catalog::{Role, Side};
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL005",
    family: Family::Release,
    severity: Severity::Warning,
    when: When::Review,
    title: "Rollout has no guard metrics",
    condition: "A rollout controller gets no guard signal.",
    why: "A canary nobody looks at is a slow big bang.",
    fix: "Connect service_monitor.metrics and model_quality_monitor.metrics (or the experiment report) to guard.",
    source: "ML Test Score Infra 6, Monitor 6, Monitor 7",
    mends: &[Mend {
        does: "Guard it by service metrics",
        steps: &[Step::Connect(
            (Role::WatchesService, "metrics"),
            (Role::ControlsRollout, "guard"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for rollout in survey.with(Role::ControlsRollout) {
        if !rollout.is_fed_at("guard") {
            let message = format!("{rollout} brings versions to traffic and looks at no metric.");
            found.push(Diagnostic::new(&RULE, message).at([rollout]).port(
                rollout.id(),
                &"guard".into(),
                Side::Input,
            ));
        }
    }
}
