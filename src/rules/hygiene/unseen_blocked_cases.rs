//! Blocked cases never get a label.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH022", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.has(Role::Trains) {
        return;
    }
    let datasets = survey.with(Role::BuildsDataset);
    let labellers: Vec<NodeRef> = datasets
        .flat_map(|dataset| dataset.ins_at("labels"))
        .map(|flow| flow.from)
        .collect();
    if labellers.is_empty() || labellers.iter().any(|site| site.is(Role::LabelsByPeople)) {
        return;
    }
    for engine in survey.with(Role::Decides) {
        if engine.has_chosen("actions", &["block"]) {
            let message = format!("Nobody ever learns whether what {engine} blocked was bad.");
            found.push(Diagnostic::new(&RULE, message).at([engine]));
        }
    }
}
