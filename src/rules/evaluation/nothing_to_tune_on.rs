//! Nothing to tune on.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV016", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_operation() {
        return;
    }
    let tunes = |trainer: &NodeRef| {
        trainer.is_fed_at("train")
            && !trainer.aside().is_choice("mode", &["incremental"])
            && !trainer.runs_on_device()
    };
    let says = |names: &str| {
        format!("Validation set: {names} has no rows to choose thresholds and hyperparameters on.")
    };
    let tuning = survey.with(Role::Trains).filter(tunes);
    RULE.tell_unfed(tuning, "validation", says, found);
}
