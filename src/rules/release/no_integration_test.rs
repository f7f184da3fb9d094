//! Pipeline is never run end to end before release.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let untested = survey.denying(Role::OrchestratesTraining, "integration_test");
    let says = |names: &str| {
        format!("Integration test: {names} never runs the whole pipeline on a sample.")
    };
    RULE.tell_all(untested, says, found);
}
