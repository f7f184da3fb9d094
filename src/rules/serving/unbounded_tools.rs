//! Unbounded model-tool loop.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::estimate::MOST_LOOP_STEPS;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV024", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for executor in survey.with(Role::ExecutesTools) {
        let steps = executor.number("max_steps");
        let is_bounded = steps.is_some_and(|steps| (1.0..=MOST_LOOP_STEPS).contains(&steps));
        if !is_bounded && executor.ins().next().is_some() {
            let message = format!(
                "Step limit: {executor} lets a model call tools {} times.",
                bound(steps)
            );
            found.push(Diagnostic::new(&RULE, message).at([executor]));
        }
    }
}

fn bound(steps: Option<f64>) -> String {
    match steps.filter(|steps| *steps > 0.0) {
        Some(steps) => format!("up to {steps}", steps = exact(steps)),
        None => "any number of".to_owned(),
    }
}
