//! Same edge twice.

use std::collections::BTreeMap;

use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Mend, Place, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "DF009",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Live,
    title: "Same edge twice",
    condition: "Two flows share source port, target port and type.",
    why: "A duplicate adds nothing and distorts fan-out counts.",
    fix: "Delete one.",
    source: "Common practice",
    mends: &[Mend {
        does: "Delete the duplicate",
        steps: &[Step::RemoveFlows],
    }],
    check: Check::Place(check),
};

fn check<'a>(cx: &Cx<'a>, place: &Place<'a>, found: &mut Vec<Diagnostic>) {
    let mut alike: BTreeMap<_, Vec<&Flow>> = BTreeMap::new();
    for flow in cx.outgoing(place).filter(|flow| flow.is_judged()) {
        let edge = flow.edge;
        let ends = (&edge.from.port, &edge.to);
        alike.entry((ends, &edge.payload)).or_default().push(flow);
    }
    for copies in alike.values().filter(|copies| copies.len() > 1) {
        let first = copies[0];
        let carried = first
            .payload()
            .map_or_else(String::new, |id| words::payload(cx.catalog, id) + " ");
        let message = format!(
            "{} sends {carried}to {} {}.",
            words::start(cx, first),
            words::finish(cx, first),
            times(copies.len()),
        );
        let ids = copies.iter().map(|flow| &flow.edge.id);
        found.push(Diagnostic::new(&RULE, message).edges(ids));
    }
}

fn times(n: usize) -> String {
    match n {
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}
