//! Unknown port.

use crate::catalog::Kind;
use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "MB002",
    family: Family::Board,
    severity: Severity::Error,
    when: When::Live,
    title: "Unknown port",
    condition: "A flow starts at an output or ends at an input that the component's kind does not have.",
    why: "The flow hangs in the air: nothing can be said about what it carries or who waits for it.",
    fix: "Drag the end to one of the component's ports.",
    source: "The catalogue of this version",
    mends: &[],
    check: Check::Flow(check),
};

fn check(cx: &Cx, flow: &Flow, found: &mut Vec<Diagnostic>) {
    let faults: Vec<String> = [output_fault(cx, flow), input_fault(cx, flow)]
        .into_iter()
        .flatten()
        .collect();
    if !faults.is_empty() {
        found.push(Diagnostic::new(&RULE, faults.join(" ")).edges([&flow.edge.id]));
    }
}

fn output_fault(cx: &Cx, flow: &Flow) -> Option<String> {
    let port = flow.edge.from.port.as_str();
    if flow.output.is_some() || port.is_empty() {
        return None;
    }
    let kind = flow.from.kind?;
    let has = kind.outputs.iter().map(|port| port.name.as_str());
    Some(fault(&cx.name(&flow.from), kind, "output", port, has))
}

fn input_fault(cx: &Cx, flow: &Flow) -> Option<String> {
    let port = flow.edge.to.port.as_str();
    if flow.input.is_some() || port.is_empty() {
        return None;
    }
    let kind = flow.to.kind?;
    let has = kind.inputs.iter().map(|port| port.name.as_str());
    Some(fault(&cx.name(&flow.to), kind, "input", port, has))
}

fn fault<'k>(
    name: &str,
    kind: &Kind,
    side: &str,
    port: &str,
    has: impl Iterator<Item = &'k str>,
) -> String {
    let has: Vec<String> = has.map(|port| format!("“{port}”")).collect();
    let port = words::one_line(port);
    if has.is_empty() {
        return format!("{name} has no {side} “{port}”; a {} has none.", kind.name);
    }
    let has = words::list(&has, "and");
    format!("{name} has no {side} “{port}”; it has {has}.")
}
