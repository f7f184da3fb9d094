//! Training cannot be repeated.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for trainer in survey.with(Role::Trains) {
        if !trainer.flag("seeded") {
            let message = format!("{trainer} does not pin its data, code and seed.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]));
        }
    }
    for registry in survey.with(Role::RegistersModels) {
        if !registry.flag("lineage") {
            let message = format!("{registry} does not record what a version was made from.");
            found.push(Diagnostic::new(&RULE, message).at([registry]));
        }
    }
}
