//! Single point of failure.

use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "SV009",
    family: Family::Serving,
    severity: Severity::Error,
    when: When::Live,
    title: "Single point of failure",
    condition: "A component on the request path has fewer than 2 replicas or fewer than 2 zones, and the promised availability is at least 99 %.",
    why: "One restart, one bad disk or one data-centre incident takes the product down.",
    fix: "Run at least two copies in two zones.",
    source: "Reliability practice",
    mends: &[Mend {
        does: "Run three copies in two zones",
        steps: &[
            Step::SetHere("replicas", To::AtLeast(3.0)),
            Step::SetHere("zones", To::AtLeast(2.0)),
        ],
    }],
    check: Check::Board(check),
};

/// Availability from which single machines do not do, %.
const PROMISED_PCT: f64 = 99.0;

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
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
