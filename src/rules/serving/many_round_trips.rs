//! Feature fetch takes many round trips.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV022",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Feature fetch takes many round trips",
    condition: "A ranking service reads from an online feature store, and its candidates need more than 8 multi-get calls.",
    why: "Fetching features for every candidate is often slower than scoring them. \
        Multi-get calls are bounded (DynamoDB: 100 keys), so large candidate sets mean many calls.",
    fix: "Keep item features in the ranker's memory, cut candidates with a light pre-ranker, or parallelise the calls.",
    source: "Feast DynamoDB guide (BatchGetItem limit 100)",
    fixes: &[FixTemplate {
        title: "Score as many as 8 calls fetch",
        steps: &[FixStep::Set(
            Role::Ranks,
            "candidates_in",
            NewValue::Largest(Role::StoresFeaturesOnline, "batch_get_limit", 8.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
            let limit = store.number("batch_get_limit");
            let is_many = limit.is_some_and(|limit| (items / limit).ceil() > MOST_CALLS);
            if is_many && !stores.contains(&store) {
                stores.push(store);
            }
        }
        if !stores.is_empty() {
            let message = format!(
                "{ranker} fetches features of {items} candidates from {} in many calls.",
                named(&stores)
            );
            found.push(Diagnostic::new(&RULE, message).at([ranker]).at(stores));
        }
    }
}
