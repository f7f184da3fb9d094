//! Personalisation promised, no user signal used.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let rankers: Vec<NodeRef> = survey.with(Role::Ranks).collect();
    if rankers.is_empty() || !survey.asks("personalised") {
        return;
    }
    let encoders = survey.with(Role::EncodesQuery);
    let mut readers = encoders.chain(rankers.iter().copied());
    let knowing = [
        Role::StoresResults,
        Role::StoresFeaturesOnline,
        Role::EncodesQuery,
    ];
    let knows_users =
        readers.any(|site| site.is_fed_at("features")) || !survey.with_any(&knowing).is_empty();
    if !knows_users || rankers.iter().all(|ranker| ranker.denies("personalised")) {
        let message = format!(
            "Personalisation: everybody gets the same list from {}.",
            named(&rankers)
        );
        found.push(Diagnostic::new(&RULE, message).at(rankers));
    }
}
