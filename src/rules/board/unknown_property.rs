//! Unknown property.

use std::sync::LazyLock;

use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB003", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let Some((kind, node)) = site.kind().zip(site.node()) else {
        return;
    };
    let names = node.properties.keys();
    let unknown: Vec<String> = names
        .filter(|name| kind.property(name).is_none())
        .map(|name| format!("“{}”", display::one_line(name)))
        .collect();
    if !unknown.is_empty() {
        let message = format!(
            "{} has {} set, which its kind does not have.",
            site,
            display::list(&unknown, "and")
        );
        found.push(Diagnostic::new(&RULE, message).nodes([site.id()]));
    }
}
