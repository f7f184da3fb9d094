//! Retrieved items are shown without ranking.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::model::EdgeId;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for retriever in survey.with(Role::Retrieves) {
        let shown = shown_by(retriever);
        if !shown.is_empty() {
            let message = format!("{retriever} shows what it found without ranking it first.");
            found.push(Diagnostic::new(&RULE, message).at([retriever]).edges(shown));
        }
    }
}

/// Flows by which the results reach the gateway in the order they were found.
fn shown_by(retriever: NodeRef<'_>) -> Vec<&EdgeId> {
    const LISTS: &[&str] = &["candidates", "scores", "ranked_list"];
    let way = EdgeFilter::over(LISTS).avoiding(&[Role::OrdersItems, Role::BuildsPrompt]);
    let passed = retriever.downstream(way).into_iter();
    let unordered = passed.filter(|site| !site.is(Role::OrdersItems) && *site != retriever);
    let flows = unordered
        .chain([retriever])
        .flat_map(|site| site.outs_of(LISTS));
    let shown = flows.filter(|flow| flow.to.is(Role::Gateway) && flow.to_port() == "result");
    shown.map(|flow| flow.id()).collect()
}
