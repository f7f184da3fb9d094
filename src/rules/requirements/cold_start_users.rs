//! New users get nothing sensible.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("cold_start_users") || survey.has(Role::SearchesTerms) {
        return;
    }
    let mut generators = survey.with(Role::GeneratesCandidates);
    let mut fallbacks = survey.with(Role::FallsBack);
    let needs_none = ["popularity", "trending", "geo", "rules"];
    let is_served = generators.any(|site| site.is_choice("method", &needs_none))
        || fallbacks.any(|site| {
            site.is_choice("method", &["popular", "heuristic"]) && site.outs().next().is_some()
        });
    let lost: Vec<NodeRef> = survey.with(Role::NeedsUserHistory).collect();
    if !is_served && !lost.is_empty() {
        let message = format!(
            "Cold start: to a person without history, {} has nothing to say.",
            named(&lost)
        );
        let message = if lost.len() > 1 {
            message.replace(" has nothing ", " have nothing ")
        } else {
            message
        };
        found.push(Diagnostic::new(&RULE, message).at(lost));
    }
}
