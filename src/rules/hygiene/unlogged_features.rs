//! Features used in production are not logged.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH008",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Features used in production are not logged",
    condition: "A ranking service, model server or on-device runtime reads features, and no prediction logger records features.",
    why: "Without the exact inputs of each prediction you can neither reproduce a complaint, nor measure skew, nor build the next training set from what really happened.",
    fix: "Send served_features (or the store's output) to the prediction logger.",
    source: "Rules of ML #29",
    fixes: &[FixTemplate {
        title: "Log the features used",
        steps: &[FixStep::Connect(
            (Role::ReportsUsedFeatures, "served_features"),
            (Role::LogsPredictions, "features"),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
