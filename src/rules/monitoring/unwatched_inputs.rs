//! Nobody watches the inputs.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN002",
    family: Family::Monitoring,
    severity: Severity::Warning,
    when: When::Review,
    title: "Nobody watches the inputs",
    condition: "A trainer, ranking service, model server, on-device runtime or batch predictor exists and no drift monitor.",
    why: "Users, sellers and cameras change; the model does not notice. Input drift is visible long before labels arrive.",
    fix: "Compare live features and scores with the training data every day.",
    source: "ML Test Score Monitor 2, 3; Rules of ML #37",
    mends: &[Mend {
        does: "Compare what is logged with the training rows, and raise alerts",
        steps: &[
            Step::Connect(
                (Role::LogsPredictions, "events"),
                (Role::WatchesInputs, "live"),
            ),
            Step::Connect(
                (Role::BuildsDataset, "train"),
                (Role::WatchesInputs, "reference"),
            ),
            Step::Connect(
                (Role::WatchesInputs, "alerts"),
                (Role::RoutesAlerts, "alerts"),
            ),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let drifting: Vec<Site> = survey.with(Role::InputsCanDrift).collect();
    if !drifting.is_empty() && !survey.has(Role::WatchesInputs) {
        let message = format!(
            "Nobody notices when the inputs of {} change.",
            named(&drifting)
        );
        found.push(Diagnostic::new(&RULE, message).at(drifting));
    }
}
