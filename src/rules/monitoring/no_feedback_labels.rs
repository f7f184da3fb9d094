//! No loop from users back to labels.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let datasets = survey.with(Role::BuildsDataset);
    let supervised: Vec<NodeRef> = datasets
        .filter(|dataset| {
            !dataset
                .aside()
                .is_choice("supervision", &["self_supervised"])
        })
        .collect();
    if supervised.is_empty() || !survey.has(Role::Trains) || !survey.draws_operation() {
        return;
    }
    let heard = survey.led_to_from(Role::HearsPeople, EdgeFilter::ANY);
    let labels = survey
        .with(Role::BuildsDataset)
        .flat_map(|dataset| dataset.ins_at("labels"));
    let mut labellers = labels.map(|flow| flow.from);
    if labellers.any(|labeller| labeller.is(Role::Reviews) || heard.contains(labeller)) {
        return;
    }
    let message = format!(
        "No feedback loop: nothing users do becomes a label of {}.",
        named(&supervised)
    );
    found.push(Diagnostic::new(&RULE, message).at(supervised));
}
