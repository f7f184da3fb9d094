//! Nobody watches the service.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN001",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Service is not monitored",
    condition: "A ranking service, model server, language model or on-device runtime exists and no service monitor.",
    why: "Latency, errors and saturation are the first signs of most incidents.",
    fix: "Add a service monitor with objectives and an owner.",
    source: "ML Test Score Monitor 6",
    fixes: &[FixTemplate {
        title: "Watch the gateway, and raise alerts",
        steps: &[
            FixStep::Connect(
                (Role::Gateway, "telemetry"),
                (Role::WatchesService, "telemetry"),
            ),
            FixStep::Connect(
                (Role::WatchesService, "alerts"),
                (Role::RoutesAlerts, "alerts"),
            ),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let serving: Vec<NodeRef> = survey.with(Role::ServesLive).collect();
    if !serving.is_empty() && !survey.has(Role::WatchesService) {
        let message = format!(
            "No service monitor watches latency, errors and load of {}.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
