//! Quality monitor without truth.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("MN005", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
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
];

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
