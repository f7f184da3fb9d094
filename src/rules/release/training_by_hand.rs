//! Training is started by hand.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RL009", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
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
];

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
