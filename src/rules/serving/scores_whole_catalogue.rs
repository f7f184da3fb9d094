//! Heavy model scores (almost) the whole catalogue.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV002", RuleCheck::Board(check)));

/// Items that are many to score for one request.
const MANY_ITEMS: f64 = 10_000.0;
/// FLOPs an item that make a model heavy.
const HEAVY_FLOPS: f64 = 1e6;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let corpus = survey
        .asked_number("corpus_items")
        .filter(|items| *items >= MANY_ITEMS);
    for ranker in survey.with(Role::Ranks) {
        let Some(items) = ranker.stated_number("candidates_in") else {
            continue;
        };
        let is_heavy = items >= MANY_ITEMS && ranker.is_at_least("flops_per_item", HEAVY_FLOPS);
        if is_heavy || corpus.is_some_and(|corpus| items >= corpus / 2.0) {
            let message = format!(
                "Candidates: {ranker} scores {items} items for every request.",
                items = exact(items)
            );
            found.push(Diagnostic::new(&RULE, message).at([ranker]));
        }
    }
}
