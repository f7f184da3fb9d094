//! Dead end.

use crate::catalog::{Role, Side};
use crate::rules::{Cx, Diagnostic, Family, Place, Report, Rule, Severity, When};

pub static RULE: Rule = Rule {
    id: "DF007",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Dot,
    title: "Dead end",
    condition: "A component has at least one flow in, at least one output port and no flow out. \
        Left out are components where a flow may end (databases, content, the data lake, experiments, alerts, consent, clients, notes), \
        and monitors and human review, which other rules look at.",
    why: "Work is done and thrown away. Usually the arrow to the consumer was forgotten, \
        and the consumer is what gives the component its reason.",
    fix: "Connect an output to whoever uses it, or delete the component.",
    source: "Common practice; underused data in Hidden Technical Debt (Sculley et al. 2015)",
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    for (place, kind) in cx.known() {
        if !is_dead_end(place) || kind.outputs.is_empty() {
            continue;
        }
        let message = format!("Nobody uses what {} produces.", cx.name(place));
        let found = Diagnostic::new(&RULE, message).nodes([place.id()]);
        let outputs = kind.outputs.iter().filter(|port| !port.side);
        report.add(outputs.fold(found, |found, port| {
            found.port(place.id(), &port.name, Side::Output)
        }));
    }
}

fn is_dead_end(place: &Place) -> bool {
    let may_end = place.has_role(Role::Sink) || place.has_role(Role::JudgedElsewhere);
    !may_end && !place.incoming.is_empty() && place.outgoing.is_empty()
}
