//! Deadline longer than the promise.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV006", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(promise) = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0) else {
        return;
    };
    for gateway in survey.with(Role::Gateway) {
        // A gateway of which nobody said when gives up at the promise.
        let Some(deadline) = gateway.stated_number("deadline_ms") else {
            continue;
        };
        if deadline > promise {
            let message = format!(
                "Deadline: {gateway} gives up after {deadline} ms, but the latency target is {promise} ms.",
                deadline = exact(deadline),
                promise = exact(promise)
            );
            found.push(Diagnostic::new(&RULE, message).at([gateway]));
        }
    }
}
