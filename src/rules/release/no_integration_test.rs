//! Pipeline is never run end to end before release.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says = |it: NodeRef| format!("{it} never runs the whole pipeline on a sample.");
    RULE.tell_each(
        survey.unset(Role::OrchestratesTraining, "integration_test"),
        says,
        found,
    );
}
