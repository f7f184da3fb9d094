//! Raw personal data reach training or annotators.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way = EdgeFilter::over(&[
        "raw_events",
        "records",
        "text",
        "images",
        "video",
        "audio",
        "feedback",
    ])
    .avoiding(&[Role::Anonymises, Role::StoresFeaturesOffline]);
    let stores = survey
        .with(Role::PersonalDataOrigin)
        .filter(|site| site.flag("holds_pii"));
    for source in survey.with(Role::Client).chain(stores) {
        let reached = source.downstream(way).into_iter();
        let exposed: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::UsesRawExamples))
            .collect();
        if !exposed.is_empty() {
            let message = format!(
                "Personal data of {source} reach {} as they are.",
                named(&exposed)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]).at(exposed));
        }
    }
}
