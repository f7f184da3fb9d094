//! Prompts change without version or test.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RL011", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Version the templates",
    steps: &[FixStep::Set(
        Role::BuildsPrompt,
        "versioned",
        NewValue::Flag(true),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for builder in survey.with(Role::BuildsPrompt) {
        if !builder.flag("versioned") {
            let message = format!("The templates of {builder} change without version or test.");
            found.push(Diagnostic::new(&RULE, message).at([builder]));
        }
    }
}
