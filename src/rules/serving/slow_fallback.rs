//! The fallback is slower than the promise.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV030", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(promise) = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0) else {
        return;
    };
    for fallback in survey.with(Role::FallsBack) {
        let slow = fallback.stated_number("p99_ms").filter(|ms| *ms > promise);
        if let Some(ms) = slow {
            let message = format!(
                "Fallback: {fallback} takes {ms} ms, but an answer is due after {promise} ms.",
                ms = exact(ms),
                promise = exact(promise)
            );
            found.push(Diagnostic::new(&RULE, message).at([fallback]));
        }
    }
}
