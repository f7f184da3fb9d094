//! Nothing ever starts a retraining.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        if orchestrator.is_at_most("interval_h", 0.0) && !orchestrator.is_fed_at("triggers") {
            let message = format!(
                "Retraining: {orchestrator} has neither schedule nor trigger: it runs once."
            );
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
