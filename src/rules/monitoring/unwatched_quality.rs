//! Nobody measures whether live predictions are right.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN004",
    family: Family::Monitoring,
    severity: Severity::Warning,
    when: When::Review,
    title: "Nobody measures whether live predictions are right",
    condition: "A component that produces the answers of the product exists and no model-quality monitor.",
    why: "A healthy service can give wrong answers at full speed.",
    fix: "Join logged predictions with outcomes and track quality by slice.",
    source: "ML Test Score Monitor 7; Rules of ML #10",
    mends: &[Mend {
        does: "Compare what is logged with labels, and raise alerts",
        steps: &[
            Step::Connect(
                (Role::LogsPredictions, "events"),
                (Role::WatchesQuality, "predictions"),
            ),
            Step::Connect(
                (Role::LabelsFromBehaviour, "labels"),
                (Role::WatchesQuality, "labels"),
            ),
            Step::Connect(
                (Role::WatchesQuality, "alerts"),
                (Role::RoutesAlerts, "alerts"),
            ),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let serving: Vec<Site> = survey.with(Role::Serves).collect();
    if !serving.is_empty() && !survey.has(Role::WatchesQuality) {
        let message = format!(
            "Nobody measures whether the answers of {} are right.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
