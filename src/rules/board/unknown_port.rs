//! Unknown port.

use crate::catalog::Kind;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, Rule, Severity, NodeRef, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "MB002",
    family: RuleFamily::Board,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Unknown port",
    condition: "A flow starts at an output or ends at an input that the component's kind does not have.",
    why: "The flow hangs in the air: nothing can be said about what it carries or who waits for it.",
    fix: "Drag the end to one of the component's ports.",
    source: "The catalogue of this version",
    fixes: &[],
    check: RuleCheck::Edge(check),
};

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    let faults: Vec<String> = [output_fault(link), input_fault(link)]
        .into_iter()
        .flatten()
        .collect();
    if !faults.is_empty() {
        found.push(Diagnostic::new(&RULE, faults.join(" ")).edges([link.id()]));
    }
}

fn output_fault(link: EdgeRef) -> Option<String> {
    let port = link.from_port();
    if link.output().is_some() || port.is_empty() {
        return None;
    }
    let kind = link.from.kind()?;
    let has = kind.outputs.iter().map(|port| port.name.as_str());
    Some(fault(link.from, kind, "output", port, has))
}

fn input_fault(link: EdgeRef) -> Option<String> {
    let port = link.to_port();
    if link.input().is_some() || port.is_empty() {
        return None;
    }
    let kind = link.to.kind()?;
    let has = kind.inputs.iter().map(|port| port.name.as_str());
    Some(fault(link.to, kind, "input", port, has))
}

fn fault<'k>(
    name: NodeRef,
    kind: &Kind,
    side: &str,
    port: &str,
    has: impl Iterator<Item = &'k str>,
) -> String {
    let has: Vec<String> = has.map(|port| format!("“{port}”")).collect();
    let port = display::one_line(port);
    if has.is_empty() {
        return format!("{name} has no {side} “{port}”; a {} has none.", kind.name);
    }
    let has = display::list(&has, "and");
    format!("{name} has no {side} “{port}”; it has {has}.")
}
