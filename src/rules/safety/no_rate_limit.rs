//! No rate limits although people attack.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP013",
    family: RuleFamily::Safety,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "No rate limits although people attack",
    condition: "People try to fool the system, and a gateway has no rate limits.",
    why: "Probing the model with thousands of variants is the cheapest attack.",
    fix: "Limit per account, device and address; slow down suspicious callers.",
    source: "Abuse-fighting practice",
    fixes: &[FixTemplate {
        title: "Limit the rate",
        steps: &[FixStep::Set(Role::Gateway, "rate_limit", NewValue::Flag(true))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
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
