//! Unfinished flow.

use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "MB005",
    family: Family::Board,
    severity: Severity::Warning,
    when: When::Live,
    title: "Unfinished flow",
    condition: "Nobody has said which port a flow starts or ends at, or what type of data it carries, \
        and the components leave more than one choice or none.",
    why: "Whether data can flow that way depends on what they are; until that is said, the flow is not checked.",
    fix: "Choose the port and the data type.",
    source: "The catalogue of this version",
    mends: &[],
    check: Check::Flow(check),
};

fn check(cx: &Cx, flow: &Flow, found: &mut Vec<Diagnostic>) {
    let missing = missing(flow);
    if !missing.is_empty() {
        let message = format!(
            "The flow from {} to {} does not say {}.",
            words::start(cx, flow),
            words::finish(cx, flow),
            words::list(&missing, "or")
        );
        found.push(Diagnostic::new(&RULE, message).edges([&flow.edge.id]));
    }
}

fn missing(flow: &Flow) -> Vec<String> {
    let edge = flow.edge;
    [
        (
            edge.from.port.as_str().is_empty(),
            "which output it starts at",
        ),
        (edge.to.port.as_str().is_empty(), "which input it ends at"),
        (edge.payload.is_none(), "what it carries"),
    ]
    .into_iter()
    .filter(|(is_missing, _)| *is_missing)
    .map(|(_, what)| what.to_owned())
    .collect()
}
