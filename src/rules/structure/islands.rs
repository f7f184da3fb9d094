//! Separate islands.

use std::sync::LazyLock;

use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF014", RuleCheck::Island(check)));

fn check(island: &[NodeRef], found: &mut Vec<Diagnostic>) {
    let Some(name) = island.first() else {
        return;
    };
    let message = match island.len() {
        1 => format!("Island: {name} is joined to nothing else on the board."),
        n => format!(
            "Island: {name} and {} more are joined to each other, but to nothing else on the board.",
            n - 1
        ),
    };
    found.push(Diagnostic::new(&RULE, message).at(island.iter().copied()));
}
