//! Tools act without permission or consent.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("SP006", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Ask before risky actions, with the caller's rights",
    steps: &[
        FixStep::Set(
            Role::ExecutesTools,
            "confirmation",
            NewValue::Word("high_risk"),
        ),
        FixStep::Set(
            Role::ExecutesTools,
            "scoped_credentials",
            NewValue::Flag(true),
        ),
    ],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for executor in survey.with(Role::ExecutesTools) {
        let unasked = executor.is_choice("confirmation", &["none"]);
        if executor.flag("side_effects") && (unasked || !executor.flag("scoped_credentials")) {
            let message = if unasked {
                format!("{executor} changes the world without asking anybody.")
            } else {
                format!("{executor} acts with more rights than the person it acts for.")
            };
            found.push(Diagnostic::new(&RULE, message).at([executor]));
        }
    }
}
