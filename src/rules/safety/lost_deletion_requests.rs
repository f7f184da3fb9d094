//! Deletion requests lead nowhere.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("erasure_required") {
        return;
    }
    let mut managers = survey.with(Role::ManagesConsent);
    let reaches_stores = |manager: NodeRef| manager.outs().any(|flow| flow.to_port() == "erasure");
    if managers.any(|manager| manager.is_fed_at("requests") && reaches_stores(manager)) {
        return;
    }
    let stores: Vec<NodeRef> = survey.with(Role::HoldsCopies).collect();
    let message =
        "People may ask to be forgotten, and no request reaches the stores that remember them.";
    found.push(Diagnostic::new(&RULE, message).at(stores));
}
