//! Features used in production are not logged.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut loggers = survey.with(Role::LogsPredictions);
    if loggers.any(|logger| logger.is_fed_at("features")) {
        return;
    }
    let reporting: Vec<NodeRef> = survey
        .fed_at(Role::ReportsUsedFeatures, "features")
        .collect();
    // Where neither training nor more than one such model is drawn, logging is one of the subjects not drawn yet.
    let learns = reporting.iter().any(|model| !model.datasets().is_empty());
    if !learns && (reporting.len() < 2 || survey.has(Role::Trains)) {
        return;
    }
    let says = |names: &str| {
        format!("Feature logging: nobody records the feature values that {names} used.")
    };
    RULE.tell_all(reporting, says, found);
}
