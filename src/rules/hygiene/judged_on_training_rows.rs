//! Model judged on its own training rows.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{Diagnostic, EdgeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH003", RuleCheck::Edge(check)));

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    if holds(link) {
        let message = format!(
            "{} sends training rows to {}: scores on rows the model has seen measure memory.",
            display::start(&link),
            display::finish(&link)
        );
        found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
    }
}

/// Whether the flow brings training rows to where models are judged.
pub(in crate::rules) fn holds(link: EdgeRef) -> bool {
    link.to.is(Role::EvaluatesOffline)
        && link.to_port() == "eval_set"
        && (link.carries("training_set") || link.from_port() == "train")
}
