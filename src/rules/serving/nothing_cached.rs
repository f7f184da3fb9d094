//! Nothing is cached or precomputed at high traffic.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.peak_qps().is_none_or(|qps| qps < 1000.0) || survey.has(Role::SavesRecomputation) {
        return;
    }
    let answering: Vec<NodeRef> = survey
        .on_path()
        .into_iter()
        .filter(|site| site.is(Role::Serves))
        .collect();
    if !answering.is_empty() {
        let message = format!("Every request is computed anew, by {}.", named(&answering));
        found.push(Diagnostic::new(&RULE, message).at(answering));
    }
}
