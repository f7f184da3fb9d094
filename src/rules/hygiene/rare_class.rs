//! Rare class left as it is.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::three_digits;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH018", RuleCheck::Board(check)));

/// Share of positives below which a class counts as rare.
const RARE: f64 = 0.01;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let Some(rate) = dataset.number("positive_rate") else {
            continue;
        };
        let untreated = dataset.says("imbalance")
            && dataset.is_choice("imbalance", &["none"])
            && dataset.is_at_least("negative_sampling_rate", 1.0);
        if rate < RARE && untreated && dataset.is_fed_at("labels") {
            let message = format!(
                "Class imbalance: {dataset} has {} % positives and does not handle the class imbalance.",
                three_digits(rate * 100.0)
            );
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
