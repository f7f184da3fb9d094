//! No rate limits although people attack.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("adversarial") {
        return;
    }
    for gateway in survey.with(Role::Gateway) {
        if !gateway.flag("rate_limit") {
            let message =
                format!("Rate limit: {gateway} lets an attacker ask as often as they like.");
            found.push(Diagnostic::new(&RULE, message).at([gateway]));
        }
    }
}
