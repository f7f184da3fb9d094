//! Retrieval recall is not measured.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let indexes: Vec<NodeRef> = survey.with(Role::SearchesVectors).collect();
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if indexes.is_empty()
        || !survey.has(Role::EvaluatesOffline)
        || evaluators.any(|site| site.has_chosen("metrics", &["recall_at_k"]))
    {
        return;
    }
    let message = format!("Recall: nobody measures what {} misses.", named(&indexes));
    found.push(Diagnostic::new(&RULE, message).at(indexes));
}
