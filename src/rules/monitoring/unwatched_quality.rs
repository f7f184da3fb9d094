//! Nobody measures whether live predictions are right.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN004",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Live quality is not monitored",
    condition: "A component that produces the answers of the product exists and no model-quality monitor.",
    why: "A healthy service can give wrong answers at full speed.",
    fix: "Join logged predictions with outcomes and track quality by slice.",
    source: "ML Test Score Monitor 7; Rules of ML #10",
    fixes: &[FixTemplate {
        title: "Compare what is logged with labels, and raise alerts",
        steps: &[
            FixStep::Connect(
                (Role::LogsPredictions, "events"),
                (Role::WatchesQuality, "predictions"),
            ),
            FixStep::Connect(
                (Role::LabelsFromBehaviour, "labels"),
                (Role::WatchesQuality, "labels"),
            ),
            FixStep::Connect(
                (Role::WatchesQuality, "alerts"),
                (Role::RoutesAlerts, "alerts"),
            ),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let serving: Vec<NodeRef> = survey.with(Role::Serves).collect();
    if !serving.is_empty() && !survey.has(Role::WatchesQuality) {
        let message = format!(
            "No quality monitor checks the answers of {}.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
