//! Training is started by hand.

use crate::catalog::{Role, Side};
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL009",
    family: Family::Release,
    severity: Severity::Warning,
    when: When::Review,
    title: "Training is started by hand",
    condition: "A trainer gets no command to start.",
    why: "A model that is retrained when somebody remembers is stale most of the time and cannot be reproduced.",
    fix: "Add a pipeline orchestrator with a schedule or triggers.",
    source: "ML Test Score Monitor 4, Infra 1",
    mends: &[
        Mend {
            does: "Let an orchestrator start it",
            steps: &[Step::Connect(
                (Role::OrchestratesTraining, "control"),
                (Role::Trains, "control"),
            )],
        },
        Mend {
            does: "Let an orchestrator start it, twice as often as the model may get old",
            steps: &[
                Step::Connect(
                    (Role::OrchestratesTraining, "control"),
                    (Role::Trains, "control"),
                ),
                Step::Set(
                    Role::OrchestratesTraining,
                    "interval_h",
                    To::Asked("model_staleness_h", 0.5),
                ),
            ],
        },
    ],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for trainer in survey.with(Role::Trains) {
        if !trainer.is_fed_at("control") {
            let message = format!("Nothing starts {trainer}: somebody has to remember it.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]).port(
                trainer.id(),
                &"control".into(),
                Side::Input,
            ));
        }
    }
}
