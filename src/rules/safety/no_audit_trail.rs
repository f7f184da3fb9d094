//! Regulated decision without an audit trail.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("regulated") {
        return;
    }
    let loggers: Vec<NodeRef> = survey.with(Role::LogsPredictions).collect();
    let audits = |site: &NodeRef| site.flag("immutable_audit") && site.is_fed_at("predictions");
    if !loggers.iter().any(audits) {
        let message = "Audit log: the law asks for the reasons of every decision, and no tamper-proof record keeps them.";
        found.push(Diagnostic::new(&RULE, message).at(loggers));
    }
}
