//! The client never gets an answer.

use crate::catalog::{Role, Side};
use crate::rules::mend::Step;
use crate::rules::request_path::{self, asks};
use crate::rules::{Check, Cx, Diagnostic, Family, Mend, Place, Rule, Severity, When};

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
    mends: &[
        Mend {
            does: "Lead the answer back to the client",
            steps: &[Step::Connect(
                (Role::Gateway, "response"),
                (Role::Client, "response"),
            )],
        },
        Mend {
            does: "Lead the result to the gateway and back to the client",
            steps: &[
                Step::Connect((Role::Ranks, "scores"), (Role::Gateway, "result")),
                Step::Connect((Role::Gateway, "response"), (Role::Client, "response")),
            ],
        },
        Mend {
            does: "Lead the result to the gateway and back to the client",
            steps: &[
                Step::Connect(
                    (Role::PredictsOnline, "predictions"),
                    (Role::Gateway, "result"),
                ),
                Step::Connect((Role::Gateway, "response"), (Role::Client, "response")),
            ],
        },
        Mend {
            does: "Lead the result to the gateway and back to the client",
            steps: &[
                Step::Connect((Role::Generates, "generation"), (Role::Gateway, "result")),
                Step::Connect((Role::Gateway, "response"), (Role::Client, "response")),
            ],
        },
        Mend {
            does: "Lead the result to the gateway and back to the client",
            steps: &[
                Step::Connect((Role::StoresResults, "values"), (Role::Gateway, "result")),
                Step::Connect((Role::Gateway, "response"), (Role::Client, "response")),
            ],
        },
        Mend {
            does: "Lead the result to the gateway and back to the client",
            steps: &[
                Step::Connect((Role::Reranks, "ranked_list"), (Role::Gateway, "result")),
                Step::Connect((Role::Gateway, "response"), (Role::Client, "response")),
            ],
        },
        Mend {
            does: "Lead the result to the gateway and back to the client",
            steps: &[
                Step::Connect((Role::Decides, "decisions"), (Role::Gateway, "result")),
                Step::Connect((Role::Gateway, "response"), (Role::Client, "response")),
            ],
        },
    ],
    check: Check::Board(check),
};

fn check(cx: &Cx, found: &mut Vec<Diagnostic>) {
    if request_path::is_complete(cx) {
        return;
    }
    let asking: Vec<_> = cx
        .with_role(Role::Client)
        .filter(|client| sends_request(cx, client))
        .collect();
    if asking.is_empty() || is_delivered(cx) || enters_unknown(cx) {
        return;
    }
    for client in asking {
        let message = format!(
            "{} sends a request and never gets an answer back.",
            cx.name(&client)
        );
        let one = Diagnostic::new(&RULE, message).nodes([client.id()]);
        let inputs = client.kind.map_or(&[][..], |kind| &kind.inputs);
        found.push(inputs.iter().fold(one, |one, port| {
            one.port(client.id(), &port.name, Side::Input)
        }));
    }
}

fn sends_request<'a>(cx: &Cx<'a>, client: &Place<'a>) -> bool {
    cx.outgoing(client)
        .any(|flow| flow.output.is_some_and(asks))
}

fn is_delivered(cx: &Cx) -> bool {
    cx.with_role(Role::Delivers).any(|channel| {
        cx.outgoing(&channel)
            .any(|flow| flow.to.has_role(Role::Client))
    })
}

/// What happens to the request there, nobody knows.
fn enters_unknown(cx: &Cx) -> bool {
    cx.unknown().any(|unknown| {
        cx.incoming(&unknown).any(|flow| {
            let source = cx.place(flow.from.id());
            source
                .zip(flow.output)
                .is_some_and(|(source, output)| cx.is_output_reached(&source, output))
        })
    })
}
