//! Personal data are kept for years.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP010",
    family: RuleFamily::Safety,
    severity: Severity::Advice,
    when: TellWhen::Live,
    title: "Personal data are kept for years",
    condition: "Personal data are involved, and a data lake keeps them for more than 730 days.",
    why: "Old personal history rarely improves a model and always increases the damage of a leak.",
    fix: "Shorten retention, or keep aggregates and pseudonyms only.",
    source: "Data minimisation; ML Test Score Data 5",
    fixes: &[FixTemplate {
        title: "Keep it for a year",
        steps: &[FixStep::Set(
            Role::StoresHistory,
            "retention_days",
            NewValue::Number(365.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

/// Two years.
const LONGEST_DAYS: f64 = 730.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    for lake in survey.with(Role::StoresHistory) {
        let Some(days) = lake.number("retention_days") else {
            continue;
        };
        if days > LONGEST_DAYS && lake.flag("holds_pii") {
            let message = format!("{lake} keeps personal data for {days} days.");
            found.push(Diagnostic::new(&RULE, message).at([lake]));
        }
    }
}
