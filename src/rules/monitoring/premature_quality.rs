//! Quality is judged before the truth is known.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("MN017", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Judge when the truth is known",
    steps: &[FixStep::Set(
        Role::WatchesQuality,
        "window_h",
        NewValue::Asked("label_delay_h", 1.0),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(delay) = survey.asked_number("label_delay_h").filter(|h| *h > 0.0) else {
        return;
    };
    for monitor in survey.with(Role::WatchesQuality) {
        let Some(window) = monitor.number("window_h") else {
            continue;
        };
        if window < delay {
            let message =
                format!("{monitor} judges after {window} h, but the truth takes {delay} h.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]));
        }
    }
}
