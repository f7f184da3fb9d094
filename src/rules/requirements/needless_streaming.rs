//! Streaming nobody asked for.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::SECONDS_PER_DAY;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey
        .asked_number("signal_freshness_s")
        .is_none_or(|s| s < SECONDS_PER_DAY)
    {
        return;
    }
    for pipeline in survey.with(Role::ComputesFeaturesInStream) {
        let message = format!("Streaming: {pipeline} streams what may be a day old.");
        found.push(Diagnostic::new(&RULE, message).at([pipeline]));
    }
}
