//! Separate islands.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::NodeId;
use crate::rules::{Check, Cx, Diagnostic, Family, Rule, Severity, When};

pub static RULE: Rule = Rule {
    id: "DF014",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Review,
    title: "Separate islands",
    condition: "Ignoring notes and components without flows, and whichever way the arrows point, the board falls into more than one connected part.",
    why: "Two halves that never meet are two diagrams. \
        Most often the missing bridge is the release path (offline to online) or the log path (online back to offline).",
    fix: "Add the bridge: registry to serving, or logs to storage.",
    source: "Common practice",
    check: Check::Board(check),
};

fn check(cx: &Cx, found: &mut Vec<Diagnostic>) {
    let mut parts: Vec<&BTreeSet<NodeId>> = cx.parts().collect();
    if parts.len() < 2 {
        return;
    }
    // The largest is the board; what lies apart from it is the finding. Of equal ones the first stays.
    parts.sort_by_key(|part| (Reverse(part.len()), part.first()));
    let message = format!(
        "The board falls into {} parts that never meet: {}.",
        parts.len(),
        describe_all(cx, &parts)
    );
    let mut one = Diagnostic::new(&RULE, message).nodes(parts[1..].iter().copied().flatten());
    one.nodes.sort();
    found.push(one);
}

fn describe_all(cx: &Cx, parts: &[&BTreeSet<NodeId>]) -> String {
    const SHOWN: usize = 4;
    let first = parts.iter().take(SHOWN);
    let mut described: Vec<String> = first.filter_map(|part| describe(cx, part)).collect();
    if parts.len() > SHOWN {
        described.push(format!("{} more parts", parts.len() - SHOWN));
    }
    described.join("; ")
}

fn describe(cx: &Cx, part: &BTreeSet<NodeId>) -> Option<String> {
    let name = cx.name(&cx.place(part.first()?)?);
    Some(match part.len() {
        1 => name,
        n => format!("{name} and {} more", n - 1),
    })
}
