//! Model gets staler than allowed.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(oldest) = survey
        .asked_number("model_staleness_h")
        .filter(|h| *h > 0.0)
    else {
        return;
    };
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        let Some(interval) = orchestrator.stated_number("interval_h") else {
            continue;
        };
        if interval > oldest && orchestrator.outs().any(|flow| flow.to.is(Role::Trains)) {
            let message = format!(
                "Staleness: {orchestrator} retrains every {interval} h; a model may be {oldest} h old at most.",
                interval = exact(interval),
                oldest = exact(oldest)
            );
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
