//! Query and item vectors come from unrelated models.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, Severity};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH016", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let (queries, items) = (index.query_encoders(), index.corpus_encoders());
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
                "Unrelated vector spaces: {index} compares vectors of models that were not trained together: {}.",
                named(&unrelated)
            );
            // Names are a hint, a training on the board is a fact.
            let is_certain = unrelated
                .iter()
                .flat_map(|site| site.model_origins())
                .any(|origin| origin.is(Role::Trains));
            let one = Diagnostic::new(&RULE, message).at([index]).at(unrelated);
            found.push(if is_certain {
                one
            } else {
                one.at_most(Severity::Warning)
            });
        }
    }
}

/// What people called the models, word by word.
fn words(origins: &[NodeRef]) -> Vec<String> {
    let labels = origins.iter().filter_map(|origin| origin.node());
    let labels = labels.flat_map(|node| node.label.split(|c: char| !c.is_alphanumeric()));
    let words = labels.map(str::to_lowercase);
    words.filter(|word| word.chars().count() > 1).collect()
}

/// Two borrowed models may be the two towers of one; of those trained here, the board says what they were trained on.
fn are_unrelated(query: NodeRef, item: NodeRef) -> bool {
    let (of_query, of_item) = (query.model_origins(), item.model_origins());
    let is_trained_here = of_query
        .iter()
        .chain(&of_item)
        .any(|origin| origin.is(Role::Trains));
    let (query_name, item_name) = (words(&of_query), words(&of_item));
    let are_strangers = !query_name.is_empty()
        && !item_name.is_empty()
        && !query_name.iter().any(|word| item_name.contains(word));
    let (query_rows, item_rows) = (query.datasets(), item.datasets());
    (is_trained_here || are_strangers)
        && !of_query.is_empty()
        && !of_item.is_empty()
        && !of_query.iter().any(|origin| of_item.contains(origin))
        && !query_rows.iter().any(|rows| item_rows.contains(rows))
}
