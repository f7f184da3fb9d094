//! Model gets staler than allowed.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("MN010", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Retrain as often as was asked",
    steps: &[FixStep::Set(
        Role::OrchestratesTraining,
        "interval_h",
        NewValue::Asked("model_staleness_h", 1.0),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(oldest) = survey
        .asked_number("model_staleness_h")
        .filter(|h| *h > 0.0)
    else {
        return;
    };
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        let Some(interval) = orchestrator.number("interval_h") else {
            continue;
        };
        if interval > oldest && orchestrator.outs().any(|flow| flow.to.is(Role::Trains)) {
            let message = format!(
                "{orchestrator} retrains every {interval} h; a model may be {oldest} h old at most."
            );
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
