//! Drift is measured against nothing.

use crate::catalog::{Role, Side};
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN003",
    family: Family::Monitoring,
    severity: Severity::Warning,
    when: When::Live,
    title: "Drift is measured against nothing",
    condition: "A drift monitor gets live data and no reference.",
    why: "A distance needs two ends; without the training distribution the alarm level is a guess.",
    fix: "Connect the training set (or a stable past window).",
    source: "ML Test Score Monitor 3",
    mends: &[Mend {
        does: "Compare with the training rows",
        steps: &[Step::Connect(
            (Role::BuildsDataset, "train"),
            (Role::WatchesInputs, "reference"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesInputs) {
        if monitor.is_fed_at("live") && !monitor.is_fed_at("reference") {
            let message = format!("{monitor} compares live data with nothing.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]).port(
                monitor.id(),
                &"reference".into(),
                Side::Input,
            ));
        }
    }
}
