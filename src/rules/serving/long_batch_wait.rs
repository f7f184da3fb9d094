//! Waiting for the batch costs too much.

use crate::catalog::Role;
use crate::rules::mend::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "SV011",
    family: Family::Serving,
    severity: Severity::Warning,
    when: When::Live,
    title: "Waiting for the batch costs too much",
    condition: "A component on the request path waits for its batch for more than 20 % of the promised p99 latency.",
    why: "Batching trades the individual's latency for throughput; a fifth of the budget spent waiting is rarely worth it.",
    fix: "Shorten the wait or the batch; scale out instead.",
    source: "Serving practice",
    mends: &[Mend {
        does: "Wait 5 % of the promise",
        steps: &[Step::Set(
            Role::BatchesRequests,
            "batch_wait_ms",
            To::Asked("latency_p99_ms", 0.05),
        )],
    }],
    check: Check::Survey(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let Some(promise) = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0) else {
        return;
    };
    for site in survey.with(Role::BatchesRequests) {
        let wait = site.number("batch_wait_ms");
        if wait > 0.2 * promise && site.is_on_path() {
            let message =
                format!("{site} waits {wait} ms to fill a batch, of {promise} ms promised in all.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
