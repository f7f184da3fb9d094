//! Which of two encoders each side loads, nobody says.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH024", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let (queries, items) = (index.query_encoders(), index.corpus_encoders());
        for query in queries {
            let origins = query.model_origins();
            let shared = items.iter().any(|item| item.model_origins() == origins);
            if shared && are_rival_encoders(query, &origins) {
                let message = format!(
                    "Encoder version: {query} and what fills {index} may load different ones of {}.",
                    named(&origins)
                );
                found.push(
                    Diagnostic::new(&RULE, message)
                        .at([query, index])
                        .at(origins),
                );
            }
        }
    }
}

/// Whether all of them are encoders, none of which was made from another, and nothing but encoders is loaded from them.
fn are_rival_encoders(query: NodeRef, origins: &[NodeRef]) -> bool {
    const MODELS: EdgeFilter = EdgeFilter::over(&["model_artifact"]);
    let is_alone = |origin: &NodeRef| {
        let made = origin.downstream(MODELS);
        let loads = made.iter().filter(|site| site.is(Role::LoadsModel));
        let only_encoders = loads
            .clone()
            .all(|site| site.is(Role::EncodesQuery) || site.is(Role::EmbedsCorpus));
        let makes_other = made.iter().any(|site| origins.contains(site));
        only_encoders && !makes_other && made.contains(&query)
    };
    origins.len() > 1 && origins.iter().all(is_alone)
}
