//! Waiting for a third party.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV020", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for feed in survey.with(Role::ThirdParty) {
        for flow in feed.outs().filter(EdgeRef::is_waited_for) {
            if flow.to.is_online() && flow.to.is_on_path() {
                let message = format!("While a client waits, {} waits for {feed}.", flow.to);
                found.push(Diagnostic::new(&RULE, message).edges([flow.id()]));
            }
        }
    }
}
