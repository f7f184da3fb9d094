//! Features used in production are not logged.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut loggers = survey.with(Role::LogsPredictions);
    if loggers.any(|logger| logger.is_fed_at("features")) {
        return;
    }
    for model in survey.with_any(&[Role::ReportsUsedFeatures, Role::RunsOnDevice]) {
        if model.is_fed_at("features") {
            let message = format!("Nobody records the feature values that {model} used.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
