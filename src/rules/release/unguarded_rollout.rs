//! Rollout has no guard metrics.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL005",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Rollout has no guard metrics",
    condition: "A rollout controller gets no guard signal.",
    why: "A canary nobody looks at is a slow big bang.",
    fix: "Connect service_monitor.metrics and model_quality_monitor.metrics (or the experiment report) to guard.",
    source: "ML Test Score Infra 6, Monitor 6, Monitor 7",
    fixes: &[FixTemplate {
        title: "Guard it by service metrics",
        steps: &[FixStep::Connect(
            (Role::WatchesService, "metrics"),
            (Role::ControlsRollout, "guard"),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
