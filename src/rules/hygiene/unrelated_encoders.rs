//! Query and item vectors come from unrelated models.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH016", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let asking = index.ins_at("query").map(|flow| flow.from);
        let queries: Vec<NodeRef> = asking.filter(|site| site.is(Role::EncodesQuery)).collect();
        let before = index
            .upstream(EdgeFilter::over(&["embeddings", "index"]))
            .into_iter();
        let items: Vec<NodeRef> = before.filter(|site| site.is(Role::EmbedsCorpus)).collect();
        let mut unrelated: Vec<NodeRef> = Vec::new();
        for query in queries {
            let strangers: Vec<NodeRef> = items
                .iter()
                .copied()
                .filter(|item| are_unrelated(query, *item))
                .collect();
            if !strangers.is_empty() {
                unrelated.push(query);
                unrelated.extend(strangers);
            }
        }
        if !unrelated.is_empty() {
            let message = format!(
                "{index} compares vectors of unrelated models: {}.",
                named(&unrelated)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]).at(unrelated));
        }
    }
}

fn are_unrelated(query: NodeRef, item: NodeRef) -> bool {
    let (of_query, of_item) = (query.model_origins(), item.model_origins());
    !of_query.is_empty()
        && !of_item.is_empty()
        && !of_query.iter().any(|origin| of_item.contains(origin))
}
