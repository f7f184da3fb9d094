//! Model is never evaluated offline.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_evaluation() {
        return;
    }
    // Where a model cannot be run by an evaluator, its answers are judged.
    let judged = survey.judged_offline();
    let unjudged = survey.with(Role::Trains).filter(|trainer| {
        trainer.is_used_at("model") && !judged.contains(*trainer) && !trainer.runs_on_device()
    });
    let says = |names: &str| {
        format!("Offline evaluation: nothing judges the model of {names} before it answers.")
    };
    RULE.tell_all(unjudged, says, found);
}
