//! Feature fetch takes many round trips.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV022", RuleCheck::Board(check)));

/// Calls to one store that a request may cost.
const MOST_CALLS: f64 = 8.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for ranker in survey.with(Role::Ranks) {
        let Some(items) = ranker.number("candidates_in") else {
            continue;
        };
        let sources = ranker.ins_at("features").map(|flow| flow.from);
        let mut stores: Vec<NodeRef> = Vec::new();
        for store in sources.filter(|site| site.is(Role::StoresFeaturesOnline)) {
            let limit = store.stated_number("batch_get_limit");
            let is_many = limit.is_some_and(|limit| (items / limit).ceil() > MOST_CALLS);
            if is_many && !stores.contains(&store) {
                stores.push(store);
            }
        }
        if !stores.is_empty() {
            let message = format!(
                "Round trips: {ranker} fetches features of {items} candidates from {} in many calls.",
                named(&stores),
                items = exact(items)
            );
            found.push(Diagnostic::new(&RULE, message).at([ranker]).at(stores));
        }
    }
}
