//! Required input is not connected.

use crate::catalog::Side;
use crate::rules::{Cx, Diagnostic, Family, Place, Report, Rule, Severity, When, words};

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
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    for (place, kind) in cx.known() {
        let free: Vec<_> = kind
            .inputs
            .iter()
            .filter(|port| port.required && !is_fed(cx, place, port.name.as_str()))
            .collect();
        if free.is_empty() {
            continue;
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
        let found = Diagnostic::new(&RULE, message).nodes([place.id()]);
        report.add(free.iter().fold(found, |found, port| {
            found.port(place.id(), &port.name, Side::Input)
        }));
    }
}

fn is_fed(cx: &Cx, place: &Place, port: &str) -> bool {
    cx.incoming(place)
        .any(|flow| flow.edge.to.port.as_str() == port)
}
