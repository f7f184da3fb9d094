//! Quality monitor without truth.

use crate::catalog::{Role, Side};
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN005",
    family: Family::Monitoring,
    severity: Severity::Error,
    when: When::Live,
    title: "Quality monitor without truth",
    condition: "A model-quality monitor gets predictions and no labels.",
    why: "Quality is prediction against truth. With predictions alone this is a drift monitor.",
    fix: "Connect labels: outcomes, human review, or a labelled sample.",
    source: "ML Test Score Monitor 7",
    mends: &[
        Mend {
            does: "Take the labels users give",
            steps: &[Step::Connect(
                (Role::LabelsFromBehaviour, "labels"),
                (Role::WatchesQuality, "labels"),
            )],
        },
        Mend {
            does: "Take the labels people give",
            steps: &[Step::Connect(
                (Role::Reviews, "labels"),
                (Role::WatchesQuality, "labels"),
            )],
        },
    ],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesQuality) {
        if monitor.is_fed_at("predictions") && !monitor.is_fed_at("labels") {
            let message = format!("{monitor} has predictions and no truth to compare them with.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]).port(
                monitor.id(),
                &"labels".into(),
                Side::Input,
            ));
        }
    }
}
