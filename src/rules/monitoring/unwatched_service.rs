//! Nobody watches the service.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN001",
    family: Family::Monitoring,
    severity: Severity::Warning,
    when: When::Review,
    title: "Nobody watches the service",
    condition: "A ranking service, model server, language model or on-device runtime exists and no service monitor.",
    why: "Latency, errors and saturation are the first signs of most incidents.",
    fix: "Add a service monitor with objectives and an owner.",
    source: "ML Test Score Monitor 6",
    mends: &[Mend {
        does: "Watch the gateway, and raise alerts",
        steps: &[
            Step::Connect(
                (Role::Gateway, "telemetry"),
                (Role::WatchesService, "telemetry"),
            ),
            Step::Connect(
                (Role::WatchesService, "alerts"),
                (Role::RoutesAlerts, "alerts"),
            ),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let serving: Vec<Site> = survey.with(Role::ServesLive).collect();
    if !serving.is_empty() && !survey.has(Role::WatchesService) {
        let message = format!(
            "Nobody watches latency, errors and load of {}.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
