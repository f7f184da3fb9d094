//! Waiting for a third party.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FlowTarget, FixStep};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV020",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Third party on the request path",
    condition: "A flow leads from an external feed into an input, not a latched one, of an online component on the request path.",
    why: "Their slow day becomes yours, and their contract rarely matches your latency promise.",
    fix: "Ingest in the background and read your own copy; keep the last good value.",
    source: "ML Test Score Monitor 1; unstable data dependencies in Hidden Technical Debt",
    fixes: &[FixTemplate {
        title: "Keep a copy of your own between",
        steps: &[FixStep::Insert(
            FlowTarget::Found,
            &[
                &[Role::IngestsInBulk, Role::SystemOfRecord],
                &[
                    Role::IngestsInBulk,
                    Role::StoresFeaturesOffline,
                    Role::StoresFeaturesOnline,
                ],
            ],
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for feed in survey.with(Role::ThirdParty) {
        for flow in feed.outs().filter(EdgeRef::is_waited_for) {
            if flow.to.is_online() && flow.to.is_on_path() {
                let message = format!("While a client waits, {} waits for {feed}.", flow.to);
                found.push(Diagnostic::new(&RULE, message).edges([flow.id()]));
            }
        }
    }
}
