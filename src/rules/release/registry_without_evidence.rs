//! Registry accepts models without evidence.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL002",
    family: RuleFamily::Release,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Registry accepts models without evidence",
    condition: "A model registry gets models and no evaluation report.",
    why: "The registry is the last gate; without a report it is only a folder.",
    fix: "Connect offline_evaluator.report (and later the experiment's report).",
    source: "ML Test Score Infra 4; Rules of ML #9",
    fixes: &[FixTemplate {
        title: "Hand it the evaluation report",
        steps: &[FixStep::Connect(
            (Role::EvaluatesOffline, "report"),
            (Role::RegistersModels, "report"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for registry in survey.with(Role::RegistersModels) {
        if registry.is_fed_at("model") && !registry.is_fed_at("report") {
            let message = format!("{registry} takes in models without an evaluation report.");
            found.push(Diagnostic::new(&RULE, message).at([registry]).port(
                registry.id(),
                &"report".into(),
                PortSide::Input,
            ));
        }
    }
}
