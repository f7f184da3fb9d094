//! Pipeline is never run end to end before release.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL012",
    family: RuleFamily::Release,
    severity: Severity::Advice,
    when: TellWhen::Review,
    title: "Pipeline is never run end to end before release",
    condition: "A pipeline orchestrator never runs the whole pipeline before a release.",
    why: "Each step can pass its own test while the chain from raw data to served model is broken.",
    fix: "Run the full pipeline on a small sample on every change.",
    source: "ML Test Score Infra 3",
    fixes: &[FixTemplate {
        title: "Run the whole pipeline before a release",
        steps: &[FixStep::Set(
            Role::OrchestratesTraining,
            "integration_test",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        if !orchestrator.flag("integration_test") {
            let message = format!("{orchestrator} never runs the whole pipeline on a sample.");
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
