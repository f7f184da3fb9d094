//! Prompts change without version or test.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says = |it: NodeRef| format!("The templates of {it} change without version or test.");
    RULE.tell_each(survey.unset(Role::BuildsPrompt, "versioned"), says, found);
}
