//! Drift is measured against nothing.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("MN003", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Compare with the training rows",
    steps: &[FixStep::Connect(
        (Role::BuildsDataset, "train"),
        (Role::WatchesInputs, "reference"),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesInputs) {
        if monitor.is_fed_at("live") && !monitor.is_fed_at("reference") {
            let message = format!("{monitor} has no reference to compare with.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]).port(
                monitor.id(),
                &"reference".into(),
                PortSide::Input,
            ));
        }
    }
}
