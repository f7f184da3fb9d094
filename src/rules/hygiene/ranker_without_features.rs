//! Ranker has nothing to look at.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH023", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    // Where no features are drawn at all, a sketch leaves them out.
    if survey.with_any(&FEATURES).is_empty() {
        return;
    }
    let rankers = survey.with(Role::Ranks).filter(|ranker| {
        let asked = ranker.aside();
        // A cross-encoder reads the texts themselves.
        let reads = ranker.says("family") && asked.is_choice("family", &["transformer", "rules"]);
        let is_fed = ranker.is_fed_at("features") || ranker.is_fed_at("request");
        asked.is_choice("stage", &["pre_rank", "rank"]) && !reads && !is_fed
    });
    let says =
        |names: &str| format!("Ranking features: {names} would order items by their ids alone.");
    RULE.tell_all(rankers, says, found);
}

/// What draws features.
const FEATURES: [Role; 4] = [
    Role::StoresFeaturesOnline,
    Role::StoresFeaturesOffline,
    Role::ComputesFeatures,
    Role::TransformsRequest,
];
