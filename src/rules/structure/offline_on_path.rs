//! Offline component on the request path.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FlowTarget, FixStep};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DF015",
    family: RuleFamily::Structure,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Offline component on the request path",
    condition: "A flow leads from an offline component into an input, not a latched one, of an online component other than a client.",
    why: "Warehouses, lakes and batch jobs answer in seconds to hours; a user request cannot wait for them. \
        Results must be written to something that answers in milliseconds first.",
    fix: "Put a key-value store (predictions, scores, lists), an online feature store (feature rows), \
        an application database (records) or an index between.",
    source: "Common practice; reading a warehouse directly adds hundreds of milliseconds",
    fixes: &[FixTemplate {
        title: "Insert a store that answers at once",
        steps: &[FixStep::Insert(
            FlowTarget::Found,
            &[
                &[Role::StoresResults],
                &[Role::StoresFeaturesOnline],
                &[Role::IngestsInBulk, Role::SystemOfRecord],
                &[Role::SystemOfRecord],
            ],
        )],
    }],
    check: RuleCheck::Edge(check),
};

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    let (from, to) = (link.from, link.to);
    let waits = to.is_online() && !to.is(Role::Client);
    if !from.is_offline() || !waits || link.input().is_none_or(|port| port.latched) {
        return;
    }
    let message = format!(
        "{} would wait for {}, which works offline and answers in seconds to hours.",
        display::finish(&link),
        from
    );
    found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
}
