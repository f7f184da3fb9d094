//! Personal data are kept for years.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP010", RuleCheck::Board(check)));

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
            let message = format!(
                "Retention: {lake} keeps personal data for {days} days.",
                days = exact(days)
            );
            found.push(Diagnostic::new(&RULE, message).at([lake]));
        }
    }
}
