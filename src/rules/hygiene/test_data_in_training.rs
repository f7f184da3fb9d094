//! Test data reach training.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{Diagnostic, EdgeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH002", RuleCheck::Edge(check)));

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    if holds(link) {
        let message = format!(
            "{} sends held-out data to {}: what tunes the model can no longer judge it.",
            display::start(&link),
            display::finish(&link)
        );
        found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
    }
}

/// Whether the flow brings held-out data to where parameters are fitted.
pub(in crate::rules) fn holds(link: EdgeRef) -> bool {
    link.carries("eval_set")
        && link.to.is(Role::TrainsOrCompresses)
        && (link.to_port() != "validation" || link.from_port() == "test")
}
