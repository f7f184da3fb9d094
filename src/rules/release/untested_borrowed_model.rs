//! Borrowed model never tested on your own data.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL008", RuleCheck::Board(check)));

const MODELS: EdgeFilter = EdgeFilter::over(&["model_artifact"]);

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_evaluation() {
        return;
    }
    // What is only the base of a training is never served.
    let used = survey.leading_to(Role::LoadsModel, MODELS.avoiding(&[Role::Trains]));
    let tested = survey.judged_offline();
    let untested = survey
        .with(Role::BorrowedModel)
        .filter(|model| used.contains(*model) && !tested.contains(*model));
    let says = |names: &str| {
        format!("Borrowed model: {names} goes into production without a test on your own data.")
    };
    RULE.tell_all(untested, says, found);
}
