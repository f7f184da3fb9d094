//! Test set chosen by the model's own uncertainty.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::DataFact;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH026", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let judged_by = survey.with(Role::EvaluatesOffline).filter(|evaluator| {
        let mut rows = evaluator.ins_of(&["labels", "eval_set"]);
        rows.any(|flow| flow.holds(DataFact::Uncertain))
    });
    let says = |names: &str| {
        format!(
            "Sampling bias: {names} judges on cases the model was unsure of, which are no sample of what it meets."
        )
    };
    RULE.tell_all(judged_by, says, found);
}
