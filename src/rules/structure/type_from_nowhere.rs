//! Data type appears from nowhere.

use std::collections::BTreeSet;

use crate::catalog::{Kind, OutputPort, Role};
use crate::rules::{Cx, Diagnostic, Family, Flow, Place, Report, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "DF016",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Live,
    title: "Data type appears from nowhere",
    condition: "A component that only hands on what it receives has at least one flow of data in (anything but control and models; \
        in a store that is looked up, the request is only the key), and a flow out whose type is none of the arriving types and none of their widenings. \
        Outputs that report about the data rather than hand them on are left out.",
    why: "These components hand on what they receive. A type that never went in cannot come out.",
    fix: "Connect a producer of that type upstream, or correct the type of the outgoing edge.",
    source: "Common practice",
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    for (place, kind) in cx.known() {
        if !kind.has_role(Role::PassThrough) || is_fed_by_unknown(cx, place) {
            continue;
        }
        let arriving = arriving(cx, place, kind);
        if arriving.is_empty() {
            continue;
        }
        let from_nowhere = cx.outgoing(place).filter(|flow| {
            cx.is_judged(flow)
                && flow.output.is_none_or(|port| hands_on(kind, port))
                && flow
                    .payload()
                    .is_some_and(|payload| !can_leave(cx, &arriving, payload))
        });
        for flow in from_nowhere {
            report.add(finding(cx, flow, &arriving));
        }
    }
}

fn is_fed_by_unknown(cx: &Cx, place: &Place) -> bool {
    cx.incoming(place)
        .any(|flow| cx.from(flow).kind.is_none() || flow.payload().is_none())
}

fn arriving<'c>(cx: &'c Cx, place: &'c Place, kind: &Kind) -> BTreeSet<&'c str> {
    cx.incoming(place)
        .filter_map(Flow::payload)
        .filter(|payload| !matches!(*payload, "control" | "model_artifact"))
        .filter(|payload| *payload != "request" || !kind.has_role(Role::KeyedLookup))
        .collect()
}

fn can_leave(cx: &Cx, arriving: &BTreeSet<&str>, payload: &str) -> bool {
    arriving
        .iter()
        .any(|came| *came == payload || cx.catalog.widens(came, payload))
}

/// Whether what leaves there may be something that came in.
fn hands_on(kind: &Kind, output: &OutputPort) -> bool {
    !output.side
        || kind
            .inputs
            .iter()
            .flat_map(|port| &port.accepts)
            .any(|payload| output.emits.contains(payload))
}

fn finding(cx: &Cx, flow: &Flow, arriving: &BTreeSet<&str>) -> Diagnostic {
    let came: Vec<String> = arriving
        .iter()
        .map(|id| words::payload(cx.catalog, id))
        .collect();
    let message = format!(
        "{} sends {} that it never receives: only {} arrives there.",
        words::start(cx, flow),
        words::payload(cx.catalog, flow.payload().unwrap_or_default()),
        words::list(&came, "and")
    );
    Diagnostic::new(&RULE, message).edges([&flow.edge.id])
}
