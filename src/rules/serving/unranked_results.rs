//! Retrieved items are shown without ranking.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::model::EdgeId;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut shown: Vec<(NodeRef, Vec<&EdgeId>)> = survey
        .with(Role::Retrieves)
        .map(|retriever| (retriever, shown_by(retriever)))
        .filter(|(_, flows)| !flows.is_empty())
        .collect();
    // The order of one search is by distance or terms; several lists, or one without scores, have none.
    if let [(only, _)] = shown.as_slice()
        && only.is(Role::SearchesIndex)
    {
        shown.clear();
    }
    for (retriever, flows) in shown {
        let message =
            format!("Ranking: what {retriever} found reaches people in the order it was found.");
        found.push(Diagnostic::new(&RULE, message).at([retriever]).edges(flows));
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
