//! Too many edges into a single-value port.

use crate::catalog::Side;
use crate::rules::{Check, Cx, Diagnostic, Family, Place, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "DF003",
    family: Family::Structure,
    severity: Severity::Error,
    when: When::Live,
    title: "Too many edges into a single-value port",
    condition: "Two or more flows end at an input port that holds a single value.",
    why: "Two writers into a slot that holds one value means one silently wins.",
    fix: "Merge the sources first (a dataset builder, a ranking service or a data lake accepts several), or remove one edge.",
    source: "Common practice",
    mends: &[],
    check: Check::Place(check),
};

fn check<'a>(cx: &Cx<'a>, place: &Place<'a>, found: &mut Vec<Diagnostic>) {
    let inputs = place.kind.map_or(&[][..], |kind| &kind.inputs);
    for port in inputs.iter().filter(|port| !port.many) {
        let writers: Vec<_> = cx
            .incoming(place)
            .filter(|flow| flow.is_judged() && flow.edge.to.port == port.name)
            .collect();
        if writers.len() < 2 {
            continue;
        }
        let from: Vec<String> = writers.iter().map(|flow| words::start(cx, flow)).collect();
        let message = format!(
            "{}.{} holds one value, but {} flows write to it: {}.",
            cx.name(place),
            port.name,
            writers.len(),
            words::some_of(&from)
        );
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes([place.id()])
                .edges(writers.iter().map(|flow| &flow.edge.id))
                .port(place.id(), &port.name, Side::Input),
        );
    }
}
