//! No fallback.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    // A promise is a reason to ask; until operation is drawn, the subject is told with the others.
    let is_promised = survey.stated_requirement("availability_pct").is_some();
    if !is_promised && !survey.draws_operation() {
        return;
    }
    let gateways: Vec<NodeRef> = survey.fed_at(Role::Gateway, "result").collect();
    let says = |names: &str| {
        format!("Fallback: {names} has nothing to say when what answers it is late or down.")
    };
    if !gateways.is_empty() {
        RULE.tell_unfed(gateways.into_iter(), "fallback", says, found);
        return;
    }
    // Where there is no front door, what answers the client stands for it.
    let mut answering: Vec<NodeRef> = Vec::new();
    for client in survey.with(Role::Client) {
        let mut asked = client.outs_at("request");
        let answers = client.ins_at("response").map(|flow| flow.from);
        let serving = answers.filter(|site| site.is(Role::ServesLive) && !site.runs_on_device());
        if asked.next().is_some() {
            answering.extend(serving);
        }
    }
    if !survey.has(Role::FallsBack) {
        RULE.tell_all(answering, says, found);
    }
}
