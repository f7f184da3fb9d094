//! Same edge twice.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::rules::{Diagnostic, EdgeRef, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF009", RuleCheck::Node(check)));

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
