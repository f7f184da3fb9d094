//! Quality monitor without truth.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fed = survey.fed_at(Role::WatchesQuality, "predictions");
    let says = |it: NodeRef| format!("{it} has predictions and no truth to compare them with.");
    RULE.tell_unfed(fed, "labels", says, found);
}
