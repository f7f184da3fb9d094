//! Service is overloaded.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.utilisation() {
        if busy >= 1.0 {
            let message = format!("{site} gets {busy:.2} times its capacity at peak.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
