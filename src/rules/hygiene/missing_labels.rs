//! Supervised training without labels.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("DH021", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
    FixTemplate {
        title: "Label what users do",
        steps: &[FixStep::Connect(
            (Role::LabelsFromBehaviour, "labels"),
            (Role::BuildsDataset, "labels"),
        )],
    },
    FixTemplate {
        title: "Take the labels people give",
        steps: &[FixStep::Connect(
            (Role::Annotates, "labels"),
            (Role::BuildsDataset, "labels"),
        )],
    },
];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let teaches =
            dataset.is_choice("supervision", &["supervised"]) && dataset.is_used_at("train");
        if teaches && !dataset.is_fed_at("labels") {
            let message =
                format!("{dataset} has no labels: nothing says what the right answer is.");
            found.push(Diagnostic::new(&RULE, message).at([dataset]).port(
                dataset.id(),
                &"labels".into(),
                PortSide::Input,
            ));
        }
    }
}
