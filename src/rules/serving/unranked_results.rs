//! Retrieved items are shown without ranking.

use crate::catalog::Role;
use crate::model::EdgeId;
use crate::rules::engine::fix_template::{FlowTarget, FixStep};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV001",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Retrieved items are shown without ranking",
    condition: "What a vector index, lexical index or candidate generator finds reaches the gateway's result as candidates, scores or a list without a ranking service, auction, re-ranker or prompt builder between; \
        fallbacks do not count.",
    why: "Retrieval is tuned to miss nothing and is cheap and crude; \
        the order people see deserves a model that looks at user, item and context together.",
    fix: "Add a ranking stage over the few hundred survivors.",
    source: "Two-stage practice: Covington et al. 2016 (YouTube)",
    fixes: &[FixTemplate {
        title: "Insert a ranking service",
        steps: &[FixStep::Insert(FlowTarget::Found, &[&[Role::Ranks]])],
    }],
    check: RuleCheck::Board(check),
};

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
