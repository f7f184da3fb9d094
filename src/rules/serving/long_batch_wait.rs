//! Waiting for the batch costs too much.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV011", RuleCheck::Board(check)));

/// Share of the promised latency that waiting for a batch may take.
const LARGEST_SHARE: f64 = 0.2;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(promise) = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0) else {
        return;
    };
    for site in survey.with(Role::BatchesRequests) {
        let Some(wait) = site.stated_number("batch_wait_ms") else {
            continue;
        };
        if wait > LARGEST_SHARE * promise && site.is_on_path() {
            let message = format!(
                "Batching delay: {site} waits {wait} ms to fill a batch; the whole latency target is {promise} ms.",
                wait = exact(wait),
                promise = exact(promise)
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
