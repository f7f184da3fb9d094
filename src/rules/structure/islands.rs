//! Separate islands.

use petgraph::unionfind::UnionFind;
use std::collections::BTreeMap;

use crate::catalog::Role;
use crate::rules::{Cx, Diagnostic, Family, Place, Report, Rule, Severity, When};

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
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    let mut parts = parts(cx);
    if parts.len() < 2 {
        return;
    }
    // The largest is the board; what lies apart from it is the finding. Of equal ones the first stays.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let message = format!(
        "The board falls into {} parts that never meet: {}.",
        parts.len(),
        describe_all(cx, &parts)
    );
    let apart = parts[1..].iter().flatten().map(|place| place.id());
    let mut found = Diagnostic::new(&RULE, message).nodes(apart);
    found.nodes.sort();
    report.add(found);
}

fn describe_all(cx: &Cx, parts: &[Vec<&Place>]) -> String {
    const SHOWN: usize = 4;
    let first = parts.iter().take(SHOWN);
    let mut described: Vec<String> = first.map(|part| describe(cx, part)).collect();
    if parts.len() > SHOWN {
        described.push(format!("{} more parts", parts.len() - SHOWN));
    }
    described.join("; ")
}

fn describe(cx: &Cx, part: &[&Place]) -> String {
    let name = cx.name(part[0]);
    match part.len() {
        1 => name,
        n => format!("{name} and {} more", n - 1),
    }
}

/// Connected parts by their first component. A component of an unknown kind joins parts and is none itself.
fn parts<'c, 'a>(cx: &'c Cx<'a>) -> Vec<Vec<&'c Place<'a>>> {
    let mut joined = UnionFind::<usize>::new(cx.places.len());
    for flow in &cx.flows {
        joined.union(flow.from, flow.to);
    }
    let mut parts: BTreeMap<usize, Vec<&Place>> = BTreeMap::new();
    for (place, _) in cx.known() {
        if place.is_connected() && !place.has_role(Role::Annotation) {
            parts
                .entry(joined.find(place.index))
                .or_default()
                .push(place);
        }
    }
    let mut parts: Vec<_> = parts.into_values().collect();
    parts.sort_by_key(|part| part[0].index);
    parts
}
