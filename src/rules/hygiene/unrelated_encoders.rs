//! Query and item vectors come from unrelated models.

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH016",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Query and item vectors come from unrelated models",
    condition: "The query encoder at a vector index and an embedding job that fills it both have models from trainers or borrowed models on the board, and none of these is the same.",
    why: "Similarity is only meaningful inside one vector space; two independently trained encoders define two spaces.",
    fix: "Train both towers together, or use the same encoder.",
    source: "Two-tower practice",
    fixes: &[],
    check: RuleCheck::Board(check),
};

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
