//! Behaviour logs keep identities.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way = EdgeFilter::over(&["raw_events", "feedback"])
        .avoiding(&[Role::Anonymises, Role::ManagesConsent]);
    for client in survey.with(Role::Client) {
        let reached = client.downstream(way).into_iter();
        let logs: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::FirstDurableCopy))
            .collect();
        if !logs.is_empty() {
            let message = format!(
                "What {client} does is kept under people's names in {}.",
                named(&logs)
            );
            found.push(Diagnostic::new(&RULE, message).at([client]).at(logs));
        }
    }
}
