//! Final score on the tuning split.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        let flows: Vec<EdgeRef> = evaluator.ins_at("eval_set").collect();
        if !flows.is_empty() && flows.iter().all(is_tuned_on) {
            let message = format!("{evaluator} judges on the rows that tuned the model.");
            let edges = flows.iter().map(EdgeRef::id);
            found.push(Diagnostic::new(&RULE, message).at([evaluator]).edges(edges));
        }
    }
}

fn is_tuned_on(flow: &EdgeRef) -> bool {
    flow.from_port() == "validation"
        && flow
            .from
            .outs_at("validation")
            .any(|other| other.to.is(Role::Trains))
}
