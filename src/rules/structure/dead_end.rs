//! Dead end.

use crate::catalog::{Role, Side};
use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Mend, Place, Rule, Severity, When};

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
    mends: &[Mend {
        does: "Connect it to what can use it",
        steps: &[Step::Use],
    }],
    check: Check::Place(check),
};

fn check<'a>(cx: &Cx<'a>, place: &Place<'a>, found: &mut Vec<Diagnostic>) {
    let outputs = place.kind.map_or(&[][..], |kind| &kind.outputs);
    if outputs.is_empty() || !is_dead_end(cx, place) {
        return;
    }
    let message = format!("Nobody uses what {} produces.", cx.name(place));
    let one = Diagnostic::new(&RULE, message).nodes([place.id()]);
    let outputs = outputs.iter().filter(|port| !port.side);
    found.push(outputs.fold(one, |one, port| {
        one.port(place.id(), &port.name, Side::Output)
    }));
}

fn is_dead_end<'a>(cx: &Cx<'a>, place: &Place<'a>) -> bool {
    let may_end = place.has_role(Role::Sink) || place.has_role(Role::JudgedElsewhere);
    !may_end && cx.incoming(place).next().is_some() && cx.outgoing(place).next().is_none()
}
