//! Personal data sent to a model vendor.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::DataFact;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let told: Vec<NodeRef> = survey
        .with(Role::LoadsModel)
        .filter(|site| site.runs_at_vendor() && site.receives(DataFact::Personal))
        .collect();
    let says =
        |names: &str| format!("Personal data: they go to the vendor of {names} as they are.");
    RULE.tell_all(told, says, found);
}
