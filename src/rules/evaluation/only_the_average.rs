//! Only the average is measured.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says = |it: NodeRef| format!("{it} measures the average and no segment.");
    RULE.tell_each(survey.unset(Role::EvaluatesOffline, "slices"), says, found);
}
