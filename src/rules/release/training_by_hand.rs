//! Training is started by hand.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_operation() && !survey.has(Role::OrchestratesTraining) {
        return;
    }
    let says = |names: &str| {
        format!("Training schedule: nothing starts {names}, so somebody has to remember it.")
    };
    let trainers = survey
        .with(Role::Trains)
        .filter(|trainer| !trainer.runs_on_device());
    RULE.tell_unfed(trainers, "control", says, found);
}
