//! Training is started by hand.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL009",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Training is started by hand",
    condition: "A trainer gets no command to start.",
    why: "A model that is retrained when somebody remembers is stale most of the time and cannot be reproduced.",
    fix: "Add a pipeline orchestrator with a schedule or triggers.",
    source: "ML Test Score Monitor 4, Infra 1",
    fixes: &[
        FixTemplate {
            title: "Let an orchestrator start it",
            steps: &[FixStep::Connect(
                (Role::OrchestratesTraining, "control"),
                (Role::Trains, "control"),
            )],
        },
        FixTemplate {
            title: "Let an orchestrator start it, twice as often as the model may get old",
            steps: &[
                FixStep::Connect(
                    (Role::OrchestratesTraining, "control"),
                    (Role::Trains, "control"),
                ),
                FixStep::Set(
                    Role::OrchestratesTraining,
                    "interval_h",
                    NewValue::Asked("model_staleness_h", 0.5),
                ),
            ],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for trainer in survey.with(Role::Trains) {
        if !trainer.is_fed_at("control") {
            let message = format!("Nothing starts {trainer}: somebody has to remember it.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]).port(
                trainer.id(),
                &"control".into(),
                PortSide::Input,
            ));
        }
    }
}
