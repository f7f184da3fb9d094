//! Training cannot be repeated.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says =
        |names: &str| format!("Reproducibility: {names} does not pin its data, code and seed.");
    RULE.tell_all(survey.denying(Role::Trains, "seeded"), says, found);
    let says =
        |names: &str| format!("Lineage: {names} does not record what a version was made from.");
    RULE.tell_all(
        survey.denying(Role::RegistersModels, "lineage"),
        says,
        found,
    );
}
