//! Retrieval recall is not measured.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("EV012", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Measure recall@k",
    steps: &[FixStep::Set(
        Role::EvaluatesOffline,
        "metrics",
        NewValue::With("recall_at_k"),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let indexes: Vec<NodeRef> = survey.with(Role::SearchesVectors).collect();
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if indexes.is_empty() || evaluators.any(|site| site.has_chosen("metrics", &["recall_at_k"])) {
        return;
    }
    let message = format!("Nobody measures what {} misses.", named(&indexes));
    found.push(Diagnostic::new(&RULE, message).at(indexes));
}
