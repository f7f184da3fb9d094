//! The client never gets an answer.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::graph::sends_requests;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let is_told = |client: NodeRef| client.ins().next().is_some();
    let asking: Vec<NodeRef> = survey
        .with(Role::Client)
        .filter(|client| sends_request(*client))
        .collect();
    // An answer may come later and by another way: out of a store, by mail, from a person.
    if asking.is_empty() || survey.with(Role::Client).any(is_told) || enters_unknown(survey) {
        return;
    }
    for client in asking {
        let message = format!("No answer: {client} sends a request and nothing ever comes back.");
        let one = Diagnostic::new(&RULE, message).nodes([client.id()]);
        found.push(client.input_ports().iter().fold(one, |one, port| {
            one.port(client.id(), &port.name, PortSide::Input)
        }));
    }
}

fn sends_request(client: NodeRef) -> bool {
    client
        .outs()
        .any(|flow| flow.output().is_some_and(sends_requests))
}

/// What happens to the request there, nobody knows.
fn enters_unknown(survey: &BoardQuery) -> bool {
    survey
        .unknown()
        .any(|unknown| unknown.ins().any(|flow| flow.starts_at_reached_port()))
}
