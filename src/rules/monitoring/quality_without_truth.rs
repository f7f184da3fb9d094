//! Quality monitor without truth.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN005",
    family: RuleFamily::Monitoring,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Quality monitor without truth",
    condition: "A model-quality monitor gets predictions and no labels.",
    why: "Quality is prediction against truth. With predictions alone this is a drift monitor.",
    fix: "Connect labels: outcomes, human review, or a labelled sample.",
    source: "ML Test Score Monitor 7",
    fixes: &[
        FixTemplate {
            title: "Take the labels users give",
            steps: &[FixStep::Connect(
                (Role::LabelsFromBehaviour, "labels"),
                (Role::WatchesQuality, "labels"),
            )],
        },
        FixTemplate {
            title: "Take the labels people give",
            steps: &[FixStep::Connect(
                (Role::Reviews, "labels"),
                (Role::WatchesQuality, "labels"),
            )],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesQuality) {
        if monitor.is_fed_at("predictions") && !monitor.is_fed_at("labels") {
            let message = format!("{monitor} has predictions and no truth to compare them with.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]).port(
                monitor.id(),
                &"labels".into(),
                PortSide::Input,
            ));
        }
    }
}
