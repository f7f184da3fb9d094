//! Unbounded model-tool loop.

use crate::catalog::Role;
use crate::estimate::MOST_LOOP_STEPS;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV024",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Unbounded model-tool loop",
    condition: "A tool executor with a flow in has no bound on its steps, or more than 20.",
    why: "A model that may call tools for ever turns one question into unbounded cost and latency.",
    fix: "Bound steps, time and tokens; return what is known when the bound is reached.",
    source: "LLM agent practice",
    fixes: &[FixTemplate {
        title: "Bound it to 5 steps",
        steps: &[FixStep::Set(Role::ExecutesTools, "max_steps", NewValue::Number(5.0))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for executor in survey.with(Role::ExecutesTools) {
        let steps = executor.number("max_steps");
        let is_bounded = steps.is_some_and(|steps| (1.0..=MOST_LOOP_STEPS).contains(&steps));
        if !is_bounded && executor.ins().next().is_some() {
            let message = format!("{executor} lets a model call tools {} times.", bound(steps));
            found.push(Diagnostic::new(&RULE, message).at([executor]));
        }
    }
}

fn bound(steps: Option<f64>) -> String {
    match steps.filter(|steps| *steps > 0.0) {
        Some(steps) => format!("up to {steps}"),
        None => "any number of".to_owned(),
    }
}
