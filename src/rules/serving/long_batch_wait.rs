//! Waiting for the batch costs too much.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV011",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Batching delay too long",
    condition: "A component on the request path waits for its batch for more than 20 % of the promised p99 latency.",
    why: "Batching trades the individual's latency for throughput; a fifth of the budget spent waiting is rarely worth it.",
    fix: "Shorten the wait or the batch; scale out instead.",
    source: "Serving practice",
    fixes: &[FixTemplate {
        title: "Wait 5 % of the latency target",
        steps: &[FixStep::Set(
            Role::BatchesRequests,
            "batch_wait_ms",
            NewValue::Asked("latency_p99_ms", 0.05),
        )],
    }],
    check: RuleCheck::Board(check),
};

/// Share of the promised latency that waiting for a batch may take.
const LARGEST_SHARE: f64 = 0.2;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(promise) = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0) else {
        return;
    };
    for site in survey.with(Role::BatchesRequests) {
        let Some(wait) = site.number("batch_wait_ms") else {
            continue;
        };
        if wait > LARGEST_SHARE * promise && site.is_on_path() {
            let message =
                format!("{site} waits {wait} ms to fill a batch; the whole latency target is {promise} ms.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
