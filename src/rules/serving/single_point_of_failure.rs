//! Single point of failure.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV009", RuleCheck::Board(check)));

/// Availability from which single machines do not do, %.
const PROMISED_PCT: f64 = 99.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey
        .asked_number("availability_pct")
        .is_none_or(|pct| pct < PROMISED_PCT)
    {
        return;
    }
    for site in survey.on_path() {
        let Some((replicas, zones)) = site.number("replicas").zip(site.number("zones")) else {
            continue;
        };
        if replicas < 2.0 || zones < 2.0 {
            let with = if replicas >= 2.0 {
                "one zone"
            } else if zones >= 2.0 {
                "one machine"
            } else {
                "one machine or one zone"
            };
            let message = format!(
                "Single point of failure: {site} fails with {with}: replicas {replicas}, zones {zones}.",
                replicas = exact(replicas),
                zones = exact(zones)
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
