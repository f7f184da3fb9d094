//! Training is started by hand.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says = |it: NodeRef| format!("Nothing starts {it}: somebody has to remember it.");
    RULE.tell_unfed(survey.with(Role::Trains), "control", says, found);
}
