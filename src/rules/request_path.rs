//! What works while a client waits for its answer.

use crate::catalog::{OutputPort, Role};
use crate::rules::{Cx, Place};

/// Whether requests leave through the port.
pub(in crate::rules) fn asks(port: &OutputPort) -> bool {
    port.emits
        .iter()
        .any(|payload| payload.as_str() == "request")
}

/// By port: whether a client's request leads to it along flows and work that somebody waits for.
pub(in crate::rules) fn reached(cx: &Cx) -> Vec<bool> {
    let ports = cx.ports();
    let requests = cx.with_role(Role::Client).flat_map(|client| {
        let outputs = ports.outputs(client);
        outputs.filter_map(|(port, output)| asks(output).then_some(port))
    });
    ports.reached_from(requests)
}

/// Whether some client's request comes back to some client.
pub(in crate::rules) fn is_complete(cx: &Cx) -> bool {
    let reached = cx.reached();
    cx.with_role(Role::Client)
        .any(|client| cx.ports().inputs(client).any(|(port, _)| reached[port]))
}

/// By place: whether it works while a client waits. That is, a request leads to it, or something on the
/// request path fetches from it and it is not an offline component. Clients themselves do not count.
pub fn on_request_path(cx: &Cx) -> Vec<bool> {
    let mut on_path = vec![false; cx.places.len()];
    for (port, _) in cx.reached().iter().enumerate().filter(|(_, on)| **on) {
        on_path[cx.ports().place_of(port)] = true;
    }
    let mut todo: Vec<usize> = (0..on_path.len()).filter(|place| on_path[*place]).collect();
    while let Some(place) = todo.pop() {
        let fetched = cx
            .incoming(&cx.places[place])
            .filter(|flow| flow.is_pull())
            .map(|flow| cx.from(flow))
            .filter(|source| !source.is_offline());
        for source in fetched {
            if !std::mem::replace(&mut on_path[source.index], true) {
                todo.push(source.index);
            }
        }
    }
    let is_client = |place: &Place| place.has_role(Role::Client);
    for client in cx.places.iter().filter(|place| is_client(place)) {
        on_path[client.index] = false;
    }
    on_path
}
