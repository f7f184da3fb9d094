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
    let reporting = survey.fed_at(Role::ReportsUsedFeatures, "features");
    let says = |names: &str| {
        format!("Feature logging: nobody records the feature values that {names} used.")
    };
    RULE.tell_all(reporting, says, found);
}
