//! Borrowed model never tested on your own data.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const MODELS: EdgeFilter = EdgeFilter::over(&["model_artifact"]);
    let used = survey.leading_to(Role::LoadsModel, MODELS);
    let tested = survey.leading_to(Role::EvaluatesOffline, MODELS);
    for model in survey.with(Role::BorrowedModel) {
        if used.contains(model) && !tested.contains(model) {
            let message = format!("{model} goes into production without a test on your own data.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
