//! What works while a client waits for its answer.

use crate::catalog::Role;
use crate::graph::{FlowGraph, NodeIx};

/// Components that work while a client waits, by number: those a request reaches, and those that something on the path
/// fetches from, unless they are offline. Clients themselves do not count.
pub fn request_path(graph: &FlowGraph, reached: impl IntoIterator<Item = NodeIx>) -> Vec<bool> {
    let mut on_path = vec![false; graph.n_numbers()];
    let mut todo: Vec<NodeIx> = reached.into_iter().collect();
    while let Some(at) = todo.pop() {
        if std::mem::replace(&mut on_path[at], true) {
            continue;
        }
        let fetched = graph.incoming(at).filter(|edge| graph.is_pull(edge));
        let suppliers = fetched.map(|edge| edge.from);
        todo.extend(suppliers.filter(|from| !graph.is_offline(*from)));
    }
    for client in graph.with_role(Role::Client) {
        on_path[client] = false;
    }
    on_path
}
