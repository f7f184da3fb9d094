//! Model health is not part of monitoring.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN016",
    family: RuleFamily::Monitoring,
    severity: Severity::Advice,
    when: TellWhen::Review,
    title: "Model health is not part of monitoring",
    condition: "A service monitor does not watch the health of models.",
    why: "NaN scores, empty outputs or a model file from last month look like normal traffic to a latency graph.",
    fix: "Watch NaN/Inf counts, empty results, loaded version and its age.",
    source: "ML Test Score Monitor 4, Monitor 5",
    fixes: &[FixTemplate {
        title: "Watch the model's health too",
        steps: &[FixStep::Set(
            Role::WatchesService,
            "numeric_health",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesService) {
        if !monitor.flag("numeric_health") {
            let message =
                format!("{monitor} would not notice NaN scores or a model of last month.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]));
        }
    }
}
