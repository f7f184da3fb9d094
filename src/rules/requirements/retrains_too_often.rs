//! Retraining faster than labels arrive.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ016", RuleCheck::Board(check)));

/// More trainings than this while one label ripens teach nothing new.
const RUNS_PER_DELAY: f64 = 30.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(delay) = survey.asked_number("label_delay_h") else {
        return;
    };
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        let Some(interval) = orchestrator.stated_number("interval_h") else {
            continue;
        };
        if interval > 0.0 && interval < delay / RUNS_PER_DELAY {
            let message = format!(
                "Label delay: {orchestrator} retrains every {interval} h on labels that take {delay} h.",
                interval = exact(interval),
                delay = exact(delay)
            );
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
