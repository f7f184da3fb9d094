//! Single point of failure.

use crate::rules::mend::{Step, To};
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
    check: Check::Survey(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if survey
        .asked_number("availability_pct")
        .is_none_or(|pct| pct < 99.0)
    {
        return;
    }
    for site in survey.on_path() {
        let (replicas, zones) = (site.number("replicas"), site.number("zones"));
        if replicas < 2.0 && !zones.is_nan() || zones < 2.0 && !replicas.is_nan() {
            let message = format!(
                "{site} fails with one machine or one zone: replicas {replicas}, zones {zones}."
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
