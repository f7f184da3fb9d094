//! What works while a client waits for its answer.

use std::collections::BTreeSet;

use crate::catalog::{OutputPort, Role};
use crate::model::NodeId;
use crate::rules::Cx;

/// Whether requests leave through the port.
pub(in crate::rules) fn asks(port: &OutputPort) -> bool {
    port.emits
        .iter()
        .any(|payload| payload.as_str() == "request")
}

/// Whether some client's request comes back to some client.
pub(in crate::rules) fn is_complete(cx: &Cx) -> bool {
    cx.with_role(Role::Client).any(|client| {
        let mut answers = cx.incoming(&client);
        answers.any(|flow| cx.is_reached(flow))
    })
}

/// Places that work while a client waits. That is, a request leads to them, or something on the request path fetches
/// from them and they are not offline components. Clients themselves do not count.
pub fn on_request_path(cx: &Cx) -> BTreeSet<NodeId> {
    let mut todo: Vec<NodeId> = cx
        .reached_flows()
        .flat_map(|flow| [flow.from.id().clone(), flow.to.id().clone()])
        .collect();
    let mut on_path = BTreeSet::new();
    while let Some(id) = todo.pop() {
        let Some(place) = cx.wiring.place(&id).filter(|_| on_path.insert(id)) else {
            continue;
        };
        let fetched = cx
            .incoming(&place)
            .filter(|flow| flow.is_pull() && !flow.from.is_offline());
        todo.extend(fetched.map(|flow| flow.from.id().clone()));
    }
    for client in cx.with_role(Role::Client) {
        on_path.remove(client.id());
    }
    on_path
}
