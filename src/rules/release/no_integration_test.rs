//! Pipeline is never run end to end before release.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RL012", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Run the whole pipeline before a release",
    steps: &[FixStep::Set(
        Role::OrchestratesTraining,
        "integration_test",
        NewValue::Flag(true),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        if !orchestrator.flag("integration_test") {
            let message = format!("{orchestrator} never runs the whole pipeline on a sample.");
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
