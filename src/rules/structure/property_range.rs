//! Property outside its valid range.

use std::sync::LazyLock;

use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF012", RuleCheck::Node(check)));

/// Longest description of one wrong value, in characters: a file may hold anything.
const LONGEST_FAULT: usize = 200;

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    let Some(node) = site.node() else {
        return;
    };
    for (name, value) in &node.properties {
        if let Some(spec) = site.kind().and_then(|kind| kind.property(name))
            && let Err(error) = spec.check(value)
        {
            let error = display::clipped(&error.to_string(), LONGEST_FAULT);
            wrong.push(format!("{}: {error}", spec.label));
        }
    }
    if !wrong.is_empty() {
        let message = format!("{}: {}.", site, wrong.join("; "));
        found.push(Diagnostic::new(&RULE, message).nodes([site.id()]));
    }
}
