//! Online component that nothing ever calls.

use crate::catalog::Side;
use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Mend, Place, Rule, Severity, When};

pub static RULE: Rule = Rule {
    id: "DF005",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Dot,
    title: "Online component that nothing ever calls",
    condition: "An online component has flows but is not activated. Activated are: every component that is not online; \
        clients, databases and experiments, which start by themselves; every store that something reads; \
        and every online component that an activated one sends to at a port that is not latched, or fetches from.",
    why: "A service that receives a model but no traffic does nothing. \
        Loading data into a component is not the same as calling it.",
    fix: "Connect a request, a stream, or a consumer that reads from it.",
    source: "Common practice",
    mends: &[Mend {
        does: "Connect what calls it",
        steps: &[Step::FeedOne],
    }],
    check: Check::Place(check),
};

fn check<'a>(cx: &Cx<'a>, place: &Place<'a>, found: &mut Vec<Diagnostic>) {
    let Some(kind) = place.kind else {
        return;
    };
    if cx.is_activated(place) || !cx.is_connected(place) {
        return;
    }
    let message = format!(
        "Nothing ever calls {}: no request, stream or reader reaches it.",
        cx.name(place)
    );
    let one = Diagnostic::new(&RULE, message).nodes([place.id()]);
    let callable = kind.inputs.iter().filter(|port| !port.latched);
    found.push(callable.fold(one, |one, port| {
        one.port(place.id(), &port.name, Side::Input)
    }));
}
