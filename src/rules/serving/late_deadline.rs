//! Deadline longer than the promise.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV006",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Deadline longer than the latency target",
    condition: "The gateway's deadline is later than the promised p99 latency.",
    why: "The fallback would fire only after the promise is already broken.",
    fix: "Set the deadline at or below the latency promise and propagate it to every call.",
    source: "The Tail at Scale; deadline propagation practice",
    fixes: &[FixTemplate {
        title: "Set the deadline to the latency target",
        steps: &[FixStep::Set(
            Role::Gateway,
            "deadline_ms",
            NewValue::Asked("latency_p99_ms", 1.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(promise) = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0) else {
        return;
    };
    for gateway in survey.with(Role::Gateway) {
        let Some(deadline) = gateway.number("deadline_ms") else {
            continue;
        };
        if deadline > promise {
            let message =
                format!("The deadline of {gateway} is {deadline} ms, but the latency target is {promise} ms.");
            found.push(Diagnostic::new(&RULE, message).at([gateway]));
        }
    }
}
