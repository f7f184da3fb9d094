//! Supervised training without labels.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH021", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let supervised = survey.with_choice(Role::BuildsDataset, "supervision", "supervised");
    let teaching = supervised.filter(|dataset| dataset.is_used_at("train"));
    let says = |it: NodeRef| format!("{it} has no labels: nothing says what the right answer is.");
    RULE.tell_unfed(teaching, "labels", says, found);
}
