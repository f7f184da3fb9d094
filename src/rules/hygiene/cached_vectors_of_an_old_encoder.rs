//! Cached vectors outlive their encoder.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH029", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for cache in survey.with(Role::CachesResults) {
        if cache.aside().has_chosen("key_includes", &["model_version"]) {
            continue;
        }
        let filling: Vec<NodeRef> = cache
            .ins_at("fill")
            .filter(|flow| flow.carries("embeddings"))
            .map(|flow| flow.from)
            .filter(|encoder| encoder.is(Role::EncodesQuery) && !encoder.trainers().is_empty())
            .collect();
        if !filling.is_empty() {
            let message = format!(
                "Vector version: after a retraining of {}, {cache} still answers with vectors of the old version.",
                named(&filling)
            );
            found.push(Diagnostic::new(&RULE, message).at([cache]).at(filling));
        }
    }
}
