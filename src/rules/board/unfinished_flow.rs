//! Unfinished flow.

use std::sync::LazyLock;

use crate::rules::{Diagnostic, EdgeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB005", RuleCheck::Edge(check)));

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    let missing = missing(link);
    if !missing.is_empty() {
        let message = format!(
            "The flow from {} to {} does not say {}.",
            display::start(&link),
            display::finish(&link),
            display::list(&missing, "or")
        );
        found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
    }
}

fn missing(link: EdgeRef) -> Vec<String> {
    [
        (link.from_port().is_empty(), "which output it starts at"),
        (link.to_port().is_empty(), "which input it ends at"),
        (link.payload().is_none(), "what it carries"),
    ]
    .into_iter()
    .filter(|(is_missing, _)| *is_missing)
    .map(|(_, what)| what.to_owned())
    .collect()
}
