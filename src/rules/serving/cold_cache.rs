//! Survives only while the cache is warm.

use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV023",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Overloaded when the cache is cold",
    condition: "A component on the request path could not bear the peak without the caches at the gateway, and can with them.",
    why: "After a flush or a deploy the cache is empty and the full load hits a service sized for a part of it.",
    fix: "Size for the cold cache, warm it before taking traffic, or shed load.",
    source: "Reliability practice (cache stampede)",
    fixes: &[FixTemplate {
        title: "Add replicas for an empty cache",
        steps: &[FixStep::SetHere("replicas", NewValue::Replicas { cold: true })],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.utilisation() {
        let cold = survey.cold_utilisation(site).filter(|cold| *cold >= 1.0);
        if let Some(cold) = cold.filter(|_| busy < 1.0) {
            let message =
                format!("With an empty cache, {site} gets {cold:.2} times its capacity.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
