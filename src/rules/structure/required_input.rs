//! Required input is not connected.

use crate::catalog::Side;
use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Mend, Place, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "DF002",
    family: Family::Structure,
    severity: Severity::Error,
    when: When::Dot,
    title: "Required input is not connected",
    condition: "A component has an input port flagged required at which no flow ends.",
    why: "The component cannot work without this input; on a whiteboard it means its data come from nowhere.",
    fix: "Connect a producer of the named type, or delete the component.",
    source: "Common practice",
    mends: &[Mend {
        does: "Connect what feeds it",
        steps: &[Step::FeedAll],
    }],
    check: Check::Place(check),
};

fn check<'a>(cx: &Cx<'a>, place: &Place<'a>, found: &mut Vec<Diagnostic>) {
    let inputs = place.kind.map_or(&[][..], |kind| &kind.inputs);
    let free: Vec<_> = inputs
        .iter()
        .filter(|port| port.required && !is_fed(cx, place, port.name.as_str()))
        .collect();
    if free.is_empty() {
        return;
    }
    let needs: Vec<String> = free
        .iter()
        .map(|port| {
            let types = words::any_of(cx.catalog, &port.accepts);
            format!("{types} at its input “{}”", port.name)
        })
        .collect();
    let message = format!(
        "{} needs {}; nothing is connected there.",
        cx.name(place),
        words::list(&needs, "and")
    );
    let one = Diagnostic::new(&RULE, message).nodes([place.id()]);
    found.push(free.iter().fold(one, |one, port| {
        one.port(place.id(), &port.name, Side::Input)
    }));
}

fn is_fed<'a>(cx: &Cx<'a>, place: &Place<'a>, port: &str) -> bool {
    cx.incoming(place)
        .any(|flow| flow.edge.to.port.as_str() == port)
}
