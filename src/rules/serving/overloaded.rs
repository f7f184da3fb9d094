//! Service is overloaded.

use std::sync::LazyLock;

use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("SV013", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Add replicas for the peak",
    steps: &[FixStep::SetHere(
        "replicas",
        NewValue::Replicas { cold: false },
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.utilisation() {
        if busy >= 1.0 {
            let message = format!("{site} gets {busy:.2} times its capacity at peak.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
