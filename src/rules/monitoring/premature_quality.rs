//! Quality is judged before the truth is known.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN017", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(delay) = survey.asked_number("label_delay_h").filter(|h| *h > 0.0) else {
        return;
    };
    for monitor in survey.with(Role::WatchesQuality) {
        let Some(window) = monitor.stated_number("window_h") else {
            continue;
        };
        if window < delay {
            let message = format!(
                "Label delay: {monitor} judges after {window} h, but the truth takes {delay} h.",
                window = exact(window),
                delay = exact(delay)
            );
            found.push(Diagnostic::new(&RULE, message).at([monitor]));
        }
    }
}
