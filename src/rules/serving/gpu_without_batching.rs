//! GPU serving without batching.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for site in survey.with(Role::BatchesRequests) {
        if runs_on_gpu(site) && site.is_below("max_batch", 2.0) {
            let message = format!("Batching: {site} gives its GPU one input at a time.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}

fn runs_on_gpu(site: NodeRef) -> bool {
    let hardware = site.choice("hardware");
    hardware.is_some_and(|hardware| hardware.starts_with("gpu"))
}
