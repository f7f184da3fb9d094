//! Nobody watches the inputs.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN002", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let drifting: Vec<NodeRef> = survey.with(Role::InputsCanDrift).collect();
    if survey.draws_operation() && !drifting.is_empty() && !survey.has(Role::WatchesInputs) {
        let message = format!(
            "Drift monitoring: nothing watches the inputs of {}.",
            named(&drifting)
        );
        found.push(Diagnostic::new(&RULE, message).at(drifting));
    }
}
