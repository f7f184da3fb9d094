//! No way to appeal.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("moderation") && !survey.asks("affects_people") {
        return;
    }
    let engines: Vec<NodeRef> = survey.with(Role::Decides).collect();
    let mut reviews = survey.with(Role::Reviews);
    if engines.is_empty() || reviews.any(|review| review.is_fed_at("appeals")) {
        return;
    }
    let message = format!("People cannot contest what {} decided.", named(&engines));
    found.push(Diagnostic::new(&RULE, message).at(engines));
}
