//! No rate limits although people attack.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP013",
    family: Family::Safety,
    severity: Severity::Warning,
    when: When::Live,
    title: "No rate limits although people attack",
    condition: "People try to fool the system, and a gateway has no rate limits.",
    why: "Probing the model with thousands of variants is the cheapest attack.",
    fix: "Limit per account, device and address; slow down suspicious callers.",
    source: "Abuse-fighting practice",
    mends: &[Mend {
        does: "Limit the rate",
        steps: &[Step::Set(Role::Gateway, "rate_limit", To::Flag(true))],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.asks("adversarial") {
        return;
    }
    for gateway in survey.with(Role::Gateway) {
        if !gateway.flag("rate_limit") {
            let message = format!("{gateway} lets an attacker ask as often as they like.");
            found.push(Diagnostic::new(&RULE, message).at([gateway]));
        }
    }
}
