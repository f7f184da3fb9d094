//! Generated answers are never sampled.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let sampled = survey.leading_to(Role::SamplesOutput, EdgeFilter::ANY);
    for model in survey.with(Role::Generates) {
        if !sampled.contains(model) {
            let message = format!("Nobody ever looks at a sample of what {model} says.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
