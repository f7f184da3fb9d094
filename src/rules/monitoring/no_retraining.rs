//! Nothing ever starts a retraining.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN009",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "No retraining trigger",
    condition: "A pipeline orchestrator has neither a schedule nor a trigger.",
    why: "A pipeline with neither schedule nor trigger runs once.",
    fix: "Set an interval from the cost of staleness, or connect drift and quality alerts.",
    source: "ML Test Score Model 4, Monitor 4; Rules of ML #8",
    fixes: &[FixTemplate {
        title: "Retrain every day",
        steps: &[FixStep::Set(
            Role::OrchestratesTraining,
            "interval_h",
            NewValue::Number(24.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for orchestrator in survey.with(Role::OrchestratesTraining) {
        if orchestrator.is_at_most("interval_h", 0.0) && !orchestrator.is_fed_at("triggers") {
            let message = format!("{orchestrator} has neither schedule nor trigger: it runs once.");
            found.push(Diagnostic::new(&RULE, message).at([orchestrator]));
        }
    }
}
