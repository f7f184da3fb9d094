//! Final score on the tuning split.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        let flows: Vec<EdgeRef> = evaluator.ins_at("eval_set").collect();
        if !flows.is_empty() && flows.iter().all(is_tuned_on) {
            let message =
                format!("Tuning split: {evaluator} judges on the rows that tuned the model.");
            let edges = flows.iter().map(EdgeRef::id);
            found.push(Diagnostic::new(&RULE, message).at([evaluator]).edges(edges));
            continue;
        }
        let steered = evaluator.outs().map(|flow| flow.to);
        let search = steered
            .filter(|site| site.is(Role::SearchesHyperparameters))
            .find(|_| flows.iter().any(|flow| flow.from_port() == "test"));
        if let Some(search) = search {
            let message = format!(
                "Tuning split: {search} chooses by what {evaluator} measures on the test rows, which can then judge nothing."
            );
            found.push(Diagnostic::new(&RULE, message).at([evaluator, search]));
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
