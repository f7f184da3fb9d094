//! Waiting for a third party.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, FlowTarget};
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("SV020", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Keep a copy of your own between",
    steps: &[FixStep::Insert(
        FlowTarget::Found,
        &[
            &[Role::IngestsInBulk, Role::SystemOfRecord],
            &[
                Role::IngestsInBulk,
                Role::StoresFeaturesOffline,
                Role::StoresFeaturesOnline,
            ],
        ],
    )],
}];

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
