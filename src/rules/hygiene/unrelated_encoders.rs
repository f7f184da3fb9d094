//! Query and item vectors come from unrelated models.

use crate::catalog::Role;
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH016",
    family: Family::Hygiene,
    severity: Severity::Error,
    when: When::Live,
    title: "Query and item vectors come from unrelated models",
    condition: "The query encoder at a vector index and an embedding job that fills it both have models from trainers or borrowed models on the board, and none of these is the same.",
    why: "Similarity is only meaningful inside one vector space; two independently trained encoders define two spaces.",
    fix: "Train both towers together, or use the same encoder.",
    source: "Two-tower practice",
    mends: &[],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let asking = index.ins_at("query").map(|flow| flow.from);
        let queries: Vec<Site> = asking.filter(|site| site.is(Role::EncodesQuery)).collect();
        let before = index
            .upstream(Way::over(&["embeddings", "index"]))
            .into_iter();
        let items: Vec<Site> = before.filter(|site| site.is(Role::EmbedsCorpus)).collect();
        let mut unrelated: Vec<Site> = Vec::new();
        for query in queries {
            let strangers: Vec<Site> = items
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

fn are_unrelated(query: Site, item: Site) -> bool {
    let (of_query, of_item) = (query.model_origins(), item.model_origins());
    !of_query.is_empty()
        && !of_item.is_empty()
        && !of_query.iter().any(|origin| of_item.contains(origin))
}
