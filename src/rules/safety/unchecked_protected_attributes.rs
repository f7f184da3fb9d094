//! Protected attributes without a fairness check.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if evaluators.any(|evaluator| evaluator.flag("fairness")) {
        return;
    }
    for pipeline in survey.with(Role::ComputesFeatures) {
        if pipeline.flag("uses_sensitive") {
            let message = format!(
                "Fairness: {pipeline} uses protected attributes, and nobody measures whom that harms."
            );
            found.push(Diagnostic::new(&RULE, message).at([pipeline]));
        }
    }
}
