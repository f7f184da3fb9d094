//! The client never gets an answer.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::graph::sends_requests;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("DF011", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
    FixTemplate {
        title: "Connect the response back to the client",
        steps: &[ANSWER],
    },
    FixTemplate {
        title: "Connect the result through the gateway to the client",
        steps: &[result(Role::Ranks, "scores"), ANSWER],
    },
    FixTemplate {
        title: "Connect the result through the gateway to the client",
        steps: &[result(Role::PredictsOnline, "predictions"), ANSWER],
    },
    FixTemplate {
        title: "Connect the result through the gateway to the client",
        steps: &[result(Role::Generates, "generation"), ANSWER],
    },
    FixTemplate {
        title: "Connect the result through the gateway to the client",
        steps: &[result(Role::StoresResults, "values"), ANSWER],
    },
    FixTemplate {
        title: "Connect the result through the gateway to the client",
        steps: &[result(Role::Reranks, "ranked_list"), ANSWER],
    },
    FixTemplate {
        title: "Connect the result through the gateway to the client",
        steps: &[result(Role::Decides, "decisions"), ANSWER],
    },
];

/// What leaves the port is led to the gateway.
const fn result(role: Role, output: &'static str) -> FixStep {
    FixStep::Connect((role, output), (Role::Gateway, "result"))
}

/// The gateway answers the client.
const ANSWER: FixStep = FixStep::Connect((Role::Gateway, "response"), (Role::Client, "response"));

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
