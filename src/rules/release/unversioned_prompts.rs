//! Prompts change without version or test.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let unversioned = survey.denying(Role::BuildsPrompt, "versioned");
    let says = |names: &str| {
        format!("Prompt versions: the templates of {names} change without version or test.")
    };
    RULE.tell_all(unversioned, says, found);
}
