//! Only the average is measured.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("EV005", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Break results down by segment",
    steps: &[FixStep::Set(
        Role::EvaluatesOffline,
        "slices",
        NewValue::Flag(true),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if !evaluator.flag("slices") {
            let message = format!("{evaluator} measures the average and no segment.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
