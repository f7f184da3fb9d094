//! Same edge twice.

use std::collections::BTreeMap;

use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, NodeRef, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DF009",
    family: RuleFamily::Structure,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Duplicate connection",
    condition: "Two flows share source port, target port and type.",
    why: "A duplicate adds nothing and distorts fan-out counts.",
    fix: "Delete one.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Delete the duplicate",
        steps: &[FixStep::RemoveFlows],
    }],
    check: RuleCheck::Node(check),
};

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let mut alike: BTreeMap<_, Vec<EdgeRef>> = BTreeMap::new();
    for flow in site.outs().filter(EdgeRef::is_judged) {
        let ends = (flow.from_port(), flow.to.id(), flow.to_port());
        alike.entry((ends, flow.payload())).or_default().push(flow);
    }
    for copies in alike.values().filter(|copies| copies.len() > 1) {
        let first = copies[0];
        let carried = first
            .payload()
            .map_or_else(String::new, |id| display::payload(site.catalog(), id) + " ");
        let message = format!(
            "{} sends {carried}to {} {}.",
            display::start(&first),
            display::finish(&first),
            times(copies.len()),
        );
        let ids = copies.iter().map(EdgeRef::id);
        found.push(Diagnostic::new(&RULE, message).edges(ids));
    }
}

fn times(n: usize) -> String {
    match n {
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}
