//! Unknown data type.

use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "MB004",
    family: Family::Board,
    severity: Severity::Error,
    when: When::Live,
    title: "Unknown data type",
    condition: "A flow carries a data type that is not in the catalogue.",
    why: "Data types are a closed set; no port emits or accepts any other, so nothing can flow here.",
    fix: "Choose one of the types that both ends know.",
    source: "The catalogue of this version",
    mends: &[],
    check: Check::Flow(check),
};

fn check(cx: &Cx, flow: &Flow, found: &mut Vec<Diagnostic>) {
    if let Some(payload) = flow.payload()
        && cx.catalog.payload(payload).is_none()
    {
        let message = format!(
            "The flow from {} to {} carries “{}”, which is no data type of the catalogue.",
            words::start(cx, flow),
            words::finish(cx, flow),
            words::one_line(payload)
        );
        found.push(Diagnostic::new(&RULE, message).edges([&flow.edge.id]));
    }
}
