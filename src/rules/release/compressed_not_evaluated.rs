//! Compressed model never re-evaluated.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let judged = survey.leading_to(
        Role::EvaluatesOffline,
        EdgeFilter::over(&["model_artifact"]),
    );
    let unjudged = survey
        .with(Role::Compresses)
        .filter(|compressor| compressor.is_used_at("model") && !judged.contains(*compressor));
    let says = |names: &str| {
        format!("Compressed model: nobody evaluates the model that {names} made smaller.")
    };
    RULE.tell_all(unjudged, says, found);
}
