//! Deadline longer than the promise.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "SV006",
    family: Family::Serving,
    severity: Severity::Warning,
    when: When::Live,
    title: "Deadline longer than the promise",
    condition: "The gateway's deadline is later than the promised p99 latency.",
    why: "The fallback would fire only after the promise is already broken.",
    fix: "Set the deadline at or below the latency promise and propagate it to every call.",
    source: "The Tail at Scale; deadline propagation practice",
    mends: &[Mend {
        does: "Give up when the promise ends",
        steps: &[Step::Set(
            Role::Gateway,
            "deadline_ms",
            To::Asked("latency_p99_ms", 1.0),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let Some(promise) = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0) else {
        return;
    };
    for gateway in survey.with(Role::Gateway) {
        let Some(deadline) = gateway.number("deadline_ms") else {
            continue;
        };
        if deadline > promise {
            let message =
                format!("{gateway} gives up after {deadline} ms, but {promise} ms are promised.");
            found.push(Diagnostic::new(&RULE, message).at([gateway]));
        }
    }
}
