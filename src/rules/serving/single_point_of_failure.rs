//! Single point of failure.

use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV009",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Single point of failure",
    condition: "A component on the request path has fewer than 2 replicas or fewer than 2 zones, and the promised availability is at least 99 %.",
    why: "One restart, one bad disk or one data-centre incident takes the product down.",
    fix: "Run at least two copies in two zones.",
    source: "Reliability practice",
    fixes: &[FixTemplate {
        title: "Run three copies in two zones",
        steps: &[
            FixStep::SetHere("replicas", NewValue::AtLeast(3.0)),
            FixStep::SetHere("zones", NewValue::AtLeast(2.0)),
        ],
    }],
    check: RuleCheck::Board(check),
};

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
            let message = format!(
                "{site} fails with one machine or one zone: replicas {replicas}, zones {zones}."
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
