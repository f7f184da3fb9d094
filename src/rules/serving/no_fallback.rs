//! No fallback.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fed = survey.fed_at(Role::Gateway, "result");
    let says =
        |it: NodeRef| format!("{it} has nothing to say when what answers it is late or down.");
    RULE.tell_unfed(fed, "fallback", says, found);
}
