//! Waiting for a third party.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV020", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let is_promised = survey.stated_requirement("latency_p99_ms").is_some();
    if !is_promised && !survey.draws_operation() {
        return;
    }
    for feed in survey.with(Role::ThirdParty) {
        for flow in feed.outs().filter(EdgeRef::is_waited_for) {
            if flow.to.is_online() && flow.to.is_on_path() {
                let message = format!(
                    "Third party: while a client waits, {} waits for {feed}.",
                    flow.to
                );
                found.push(Diagnostic::new(&RULE, message).edges([flow.id()]));
            }
        }
    }
}
