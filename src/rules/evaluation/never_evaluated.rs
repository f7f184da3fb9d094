//! Model is never evaluated offline.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let judged = survey.leading_to(
        Role::EvaluatesOffline,
        EdgeFilter::over(&["model_artifact"]),
    );
    for trainer in survey.with(Role::Trains) {
        if trainer.is_used_at("model") && !judged.contains(trainer) {
            let message = format!("{trainer}'s model is never evaluated.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]));
        }
    }
}
