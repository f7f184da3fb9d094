//! Pipeline is never run end to end before release.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL012",
    family: Family::Release,
    severity: Severity::Advice,
    when: When::Review,
    title: "Pipeline is never run end to end before release",
    condition: "A pipeline orchestrator never runs the whole pipeline before a release.",
    why: "Each step can pass its own test while the chain from raw data to served model is broken.",
    fix: "Run the full pipeline on a small sample on every change.",
    source: "ML Test Score Infra 3",
    mends: &[Mend {
        does: "Run the whole pipeline before a release",
        steps: &[Step::Set(
            Role::OrchestratesTraining,
            "integration_test",
            To::Flag(true),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        if !orchestrator.flag("integration_test") {
            let message = format!("{orchestrator} never runs the whole pipeline on a sample.");
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
