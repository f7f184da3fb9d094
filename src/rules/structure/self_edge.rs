//! Edge from a component to itself.

use std::sync::LazyLock;

use crate::rules::{Diagnostic, EdgeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF008", RuleCheck::Edge(check)));

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    if link.from == link.to {
        let message = format!("Self-loop: a flow leads from {} to itself.", link.from);
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes([link.from.id()])
                .edges([link.id()]),
        );
    }
}
