//! Model gets staler than allowed.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN010",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Model gets staler than allowed",
    condition: "A pipeline orchestrator that starts a trainer does so less often than the oldest acceptable model allows.",
    why: "The product said how old a model may be; the schedule breaks it.",
    fix: "Retrain more often, train incrementally, or move the fast signal into features.",
    source: "Rules of ML #8; ML Test Score Model 4, Monitor 4",
    fixes: &[FixTemplate {
        title: "Retrain as often as was asked",
        steps: &[FixStep::Set(
            Role::OrchestratesTraining,
            "interval_h",
            NewValue::Asked("model_staleness_h", 1.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
