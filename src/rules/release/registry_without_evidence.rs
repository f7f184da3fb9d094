//! Registry accepts models without evidence.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL002", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fed = survey.fed_at(Role::RegistersModels, "model");
    let says = |it: NodeRef| format!("{it} takes in models without an evaluation report.");
    RULE.tell_unfed(fed, "report", says, found);
}
