//! Predictions are not recorded.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let serving: Vec<NodeRef> = survey.with(Role::Serves).collect();
    if survey.draws_operation() && !serving.is_empty() && !survey.has(Role::LogsPredictions) {
        let message = format!(
            "Prediction log: nothing records what {} answered.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
