//! No baseline to beat.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says =
        |it: NodeRef| format!("{it} compares with nothing, so its numbers mean nothing alone.");
    let chosen = survey.with_choice(Role::EvaluatesOffline, "baseline", "none");
    RULE.tell_each(chosen, says, found);
}
