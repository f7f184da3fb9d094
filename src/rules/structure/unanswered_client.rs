//! The client never gets an answer.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::graph::sends_requests;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.is_request_answered() {
        return;
    }
    let asking: Vec<_> = survey
        .with(Role::Client)
        .filter(|client| sends_request(*client))
        .collect();
    if asking.is_empty() || is_delivered(survey) || enters_unknown(survey) {
        return;
    }
    for client in asking {
        let message = format!("{client} sends a request and never gets an answer back.");
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

fn is_delivered(survey: &BoardQuery) -> bool {
    survey
        .with(Role::Delivers)
        .any(|channel| channel.outs().any(|flow| flow.to.is(Role::Client)))
}

/// What happens to the request there, nobody knows.
fn enters_unknown(survey: &BoardQuery) -> bool {
    survey
        .unknown()
        .any(|unknown| unknown.ins().any(|flow| flow.starts_at_reached_port()))
}
