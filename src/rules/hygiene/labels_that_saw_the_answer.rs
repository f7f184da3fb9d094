//! Labels by people who saw the answer.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::DataFact;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH027", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let judged_by = survey.with(Role::EvaluatesOffline).filter(|evaluator| {
        let mut rows = evaluator.ins_of(&["labels", "eval_set"]);
        rows.any(|flow| flow.holds(DataFact::Anchored))
    });
    let says = |names: &str| {
        format!("Anchoring: {names} judges by labels of people who saw what the model answered.")
    };
    RULE.tell_all(judged_by, says, found);
}
