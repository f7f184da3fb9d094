//! Model health is not part of monitoring.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN016",
    family: Family::Monitoring,
    severity: Severity::Advice,
    when: When::Review,
    title: "Model health is not part of monitoring",
    condition: "A service monitor does not watch the health of models.",
    why: "NaN scores, empty outputs or a model file from last month look like normal traffic to a latency graph.",
    fix: "Watch NaN/Inf counts, empty results, loaded version and its age.",
    source: "ML Test Score Monitor 4, Monitor 5",
    mends: &[Mend {
        does: "Watch the model's health too",
        steps: &[Step::Set(
            Role::WatchesService,
            "numeric_health",
            To::Flag(true),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesService) {
        if !monitor.flag("numeric_health") {
            let message =
                format!("{monitor} would not notice NaN scores or a model of last month.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]));
        }
    }
}
