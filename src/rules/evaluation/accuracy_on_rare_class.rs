//! Accuracy on a rare class.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV006", RuleCheck::Board(check)));

/// Share of positives below which saying no to all scores well.
const RARE: f64 = 0.1;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const FIT_FOR_RARE: &[&str] = &["precision_recall", "pr_auc", "roc_auc", "log_loss"];
    for evaluator in survey.with(Role::EvaluatesOffline) {
        let misled = evaluator.has_chosen("metrics", &["accuracy"])
            && !evaluator.has_chosen("metrics", FIT_FOR_RARE);
        let mut sources = evaluator.ins_at("eval_set").map(|flow| flow.from);
        if misled && sources.any(is_rare) {
            let message = format!(
                "Accuracy on a rare class: {evaluator} would score well by saying no to all."
            );
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}

/// Whether somebody said that positives are rare there.
fn is_rare(dataset: NodeRef) -> bool {
    let rate = dataset.stated_number("positive_rate");
    rate.is_some_and(|rate| rate < RARE)
        && !dataset
            .aside()
            .is_choice("supervision", &["self_supervised"])
}
