//! Fairness is not measured although people are affected.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let evaluators: Vec<NodeRef> = survey.with(Role::EvaluatesOffline).collect();
    let is_measured = evaluators.iter().any(|site| site.flag("fairness"));
    if !evaluators.is_empty() && !is_measured && survey.asks("affects_people") {
        let message = format!(
            "Fairness: {} does not compare groups of people.",
            named(&evaluators)
        );
        let message = if evaluators.len() > 1 {
            message.replace(" does not ", " do not ")
        } else {
            message
        };
        found.push(Diagnostic::new(&RULE, message).at(evaluators));
    }
}
