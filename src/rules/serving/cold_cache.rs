//! Survives only while the cache is warm.

use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "SV023",
    family: Family::Serving,
    severity: Severity::Warning,
    when: When::Live,
    title: "Survives only while the cache is warm",
    condition: "A component on the request path could not bear the peak without the caches at the gateway, and can with them.",
    why: "After a flush or a deploy the cache is empty and the full load hits a service sized for a part of it.",
    fix: "Size for the cold cache, warm it before taking traffic, or shed load.",
    source: "Reliability practice (cache stampede)",
    mends: &[Mend {
        does: "Add replicas for an empty cache",
        steps: &[Step::SetHere("replicas", To::Replicas { cold: true })],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.utilisation() {
        let cold = survey.cold_utilisation(site).filter(|cold| *cold >= 1.0);
        if let Some(cold) = cold.filter(|_| busy < 1.0) {
            let message =
                format!("With an empty cache, {site} gets {cold:.2} times what it can do.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
