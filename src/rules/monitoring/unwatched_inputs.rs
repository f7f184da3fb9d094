//! Nobody watches the inputs.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN002",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "No drift monitoring of the inputs",
    condition: "A trainer, ranking service, model server, on-device runtime or batch predictor exists and no drift monitor.",
    why: "Users, sellers and cameras change; the model does not notice. Input drift is visible long before labels arrive.",
    fix: "Compare live features and scores with the training data every day.",
    source: "ML Test Score Monitor 2, 3; Rules of ML #37",
    fixes: &[FixTemplate {
        title: "Compare what is logged with the training rows, and raise alerts",
        steps: &[
            FixStep::Connect(
                (Role::LogsPredictions, "events"),
                (Role::WatchesInputs, "live"),
            ),
            FixStep::Connect(
                (Role::BuildsDataset, "train"),
                (Role::WatchesInputs, "reference"),
            ),
            FixStep::Connect(
                (Role::WatchesInputs, "alerts"),
                (Role::RoutesAlerts, "alerts"),
            ),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let drifting: Vec<NodeRef> = survey.with(Role::InputsCanDrift).collect();
    if !drifting.is_empty() && !survey.has(Role::WatchesInputs) {
        let message = format!(
            "No drift monitor watches the inputs of {}.",
            named(&drifting)
        );
        found.push(Diagnostic::new(&RULE, message).at(drifting));
    }
}
