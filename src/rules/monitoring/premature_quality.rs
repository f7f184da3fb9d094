//! Quality is judged before the truth is known.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN017",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Quality is judged before the truth is known",
    condition: "A model-quality monitor judges over a window shorter than the time until the truth is known.",
    why: "Charge-backs arrive after weeks; a daily quality figure made of immature labels is always flattering.",
    fix: "Use a window at least as long as the delay, and an early proxy (drift, review sample) for the days between.",
    source: "Delayed feedback practice",
    fixes: &[FixTemplate {
        title: "Judge when the truth is known",
        steps: &[FixStep::Set(
            Role::WatchesQuality,
            "window_h",
            NewValue::Asked("label_delay_h", 1.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
