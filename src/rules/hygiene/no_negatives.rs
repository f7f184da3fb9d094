//! No negatives.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    // A measured number is its own answer.
    if survey.is_asked_choice("task", &["regression", "forecasting"]) {
        return;
    }
    let teaching = survey.leading_to(Role::BuildsDataset, EdgeFilter::over(&["labels"]));
    for labeller in survey.with(Role::LabelsFromBehaviour) {
        if labeller.is_choice("negatives", &["none"]) && teaching.contains(labeller) {
            let message = format!(
                "Negatives: {labeller} makes no negatives: it labels what people did, never what they declined."
            );
            found.push(Diagnostic::new(&RULE, message).at([labeller]));
        }
    }
}
