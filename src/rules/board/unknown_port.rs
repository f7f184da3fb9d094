//! Unknown port.

use std::sync::LazyLock;

use crate::catalog::Kind;
use crate::rules::{Diagnostic, EdgeRef, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB002", RuleCheck::Edge(check)));

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
    let kind = link.from.kind().filter(|_| link.output().is_none())?;
    let has = kind.outputs.iter().map(|port| port.name.as_str());
    fault(link.from, kind, "output", link.from_port(), has)
}

fn input_fault(link: EdgeRef) -> Option<String> {
    let kind = link.to.kind().filter(|_| link.input().is_none())?;
    let has = kind.inputs.iter().map(|port| port.name.as_str());
    fault(link.to, kind, "input", link.to_port(), has)
}

fn fault<'k>(
    name: NodeRef,
    kind: &Kind,
    side: &str,
    port: &str,
    has: impl Iterator<Item = &'k str>,
) -> Option<String> {
    if port.is_empty() {
        return None;
    }
    let has: Vec<String> = has.map(|port| format!("“{port}”")).collect();
    let port = display::one_line(port);
    if has.is_empty() {
        return Some(format!(
            "{name} has no {side} “{port}”; a {} has none.",
            kind.name
        ));
    }
    let has = display::list(&has, "and");
    Some(format!("{name} has no {side} “{port}”; it has {has}."))
}
