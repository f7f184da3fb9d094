//! Compressed model never re-evaluated.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for compressor in survey.with(Role::Compresses) {
        let next: Vec<NodeRef> = compressor.outs().map(|flow| flow.to).collect();
        if !next.is_empty() && !next.iter().any(|site| site.is(Role::EvaluatesOffline)) {
            let message = format!("Nobody evaluates the model that {compressor} made smaller.");
            found.push(Diagnostic::new(&RULE, message).at([compressor]));
        }
    }
}
