//! No baseline to beat.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("EV004", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Compare with a simple model",
    steps: &[FixStep::Set(
        Role::EvaluatesOffline,
        "baseline",
        NewValue::Word("simple_model"),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        if evaluator.is_choice("baseline", &["none"]) {
            let message =
                format!("{evaluator} compares with nothing, so its numbers mean nothing alone.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
