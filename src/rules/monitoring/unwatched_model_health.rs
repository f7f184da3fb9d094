//! Model health is not part of monitoring.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("MN016", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Watch the model's health too",
    steps: &[FixStep::Set(
        Role::WatchesService,
        "numeric_health",
        NewValue::Flag(true),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesService) {
        if !monitor.flag("numeric_health") {
            let message =
                format!("{monitor} would not notice NaN scores or a model of last month.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]));
        }
    }
}
