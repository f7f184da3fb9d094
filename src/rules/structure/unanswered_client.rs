//! The client never gets an answer.

use crate::catalog::{Role, Side};
use crate::rules::request_path::{self, asks};
use crate::rules::{Cx, Diagnostic, Family, Place, Report, Rule, Severity, When};

pub static RULE: Rule = Rule {
    id: "DF011",
    family: Family::Structure,
    severity: Severity::Error,
    when: When::Review,
    title: "The client never gets an answer",
    condition: "A client sends a request, no client's input can be reached from the requests in the port graph, \
        and no delivery channel leads to a client. Silent where the request enters a component of an unknown kind.",
    why: "The request goes in and nothing comes out; the main path is unfinished.",
    fix: "Follow the request to the component that produces the result, connect that to the gateway, and the gateway to the client.",
    source: "Common practice",
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    let asking: Vec<_> = cx
        .with_role(Role::Client)
        .filter(|client| sends_request(cx, client))
        .collect();
    if asking.is_empty() || request_path::is_complete(cx) || is_delivered(cx) || enters_unknown(cx)
    {
        return;
    }
    for client in asking {
        let message = format!(
            "{} sends a request and never gets an answer back.",
            cx.name(client)
        );
        let found = Diagnostic::new(&RULE, message).nodes([client.id()]);
        let inputs = cx.ports().inputs(client);
        report.add(inputs.fold(found, |found, (_, port)| {
            found.port(client.id(), &port.name, Side::Input)
        }));
    }
}

fn sends_request(cx: &Cx, client: &Place) -> bool {
    cx.outgoing(client)
        .any(|flow| flow.output.is_some_and(asks))
}

fn is_delivered(cx: &Cx) -> bool {
    cx.with_role(Role::Delivers).any(|channel| {
        cx.outgoing(channel)
            .any(|flow| cx.to(flow).has_role(Role::Client))
    })
}

/// What happens to the request there, nobody knows.
fn enters_unknown(cx: &Cx) -> bool {
    let reached = cx.reached();
    cx.places.iter().any(|place| {
        let unknown: Vec<_> = cx
            .outgoing(place)
            .filter(|flow| cx.to(flow).kind.is_none())
            .collect();
        !unknown.is_empty()
            && cx.ports().outputs(place).any(|(port, output)| {
                reached[port]
                    && unknown
                        .iter()
                        .any(|flow| flow.edge.from.port == output.name)
            })
    })
}
