//! Retraining faster than labels arrive.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ016",
    family: RuleFamily::Requirements,
    severity: Severity::Advice,
    when: TellWhen::Live,
    title: "Retraining faster than labels arrive",
    condition: "A pipeline orchestrator has a schedule more than 30 times faster than labels arrive.",
    why: "Thirty retrainings on nearly the same labels cost compute and add noise; only the features have moved.",
    fix: "Match the cadence to fresh labels, or use early proxies on purpose.",
    source: "Delayed feedback practice",
    fixes: &[FixTemplate {
        title: "Retrain four times per label delay",
        steps: &[FixStep::Set(
            Role::OrchestratesTraining,
            "interval_h",
            NewValue::Asked("label_delay_h", 0.25),
        )],
    }],
    check: RuleCheck::Board(check),
};

/// More trainings than this while one label ripens teach nothing new.
const RUNS_PER_DELAY: f64 = 30.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(delay) = survey.asked_number("label_delay_h") else {
        return;
    };
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        let Some(interval) = orchestrator.number("interval_h") else {
            continue;
        };
        if interval > 0.0 && interval < delay / RUNS_PER_DELAY {
            let message = format!(
                "{orchestrator} retrains every {interval} h on labels that take {delay} h."
            );
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
