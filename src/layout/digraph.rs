//! Directed graphs by numbers, for petgraph's algorithms: strongly connected components and topological order.
//!
//! petgraph's `kosaraju_scc` and `toposort` keep their own stacks, so long chains need no deep one.

use petgraph::algo::{kosaraju_scc, toposort};
use petgraph::graph::{DiGraph, NodeIndex};

/// The strongly connected component of each of `n` nodes, by number; the numbers have no meaning of their own.
pub(in crate::layout) fn strong_components(
    n: usize,
    edges: impl ExactSizeIterator<Item = (usize, usize)>,
) -> Vec<usize> {
    let mut of_node = vec![0; n];
    for (number, members) in kosaraju_scc(&digraph(n, edges)).iter().enumerate() {
        for node in members {
            of_node[node.index()] = number;
        }
    }
    of_node
}

/// The nodes so that all edges point onwards; `None` when some run in a circle.
pub(in crate::layout) fn topological_order(
    n: usize,
    edges: impl ExactSizeIterator<Item = (usize, usize)>,
) -> Option<Vec<usize>> {
    let order = toposort(&digraph(n, edges), None).ok()?;
    Some(order.into_iter().map(NodeIndex::index).collect())
}

fn digraph(
    n: usize,
    edges: impl ExactSizeIterator<Item = (usize, usize)>,
) -> DiGraph<(), (), usize> {
    let mut graph = DiGraph::with_capacity(n, edges.len());
    for _ in 0..n {
        graph.add_node(());
    }
    for (from, to) in edges {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    graph
}

#[cfg(test)]
mod tests {
    use super::{strong_components, topological_order};

    /// Longer than any stack that a call for each node would need.
    const LONG: usize = 200_000;

    #[test]
    fn long_chains_and_rings_need_no_deep_stack() {
        let chain: Vec<(usize, usize)> = (1..LONG).map(|k| (k - 1, k)).collect();
        let order = topological_order(LONG, chain.iter().copied());
        assert!(order.is_some_and(|order| order.is_sorted()));
        let mut parts = strong_components(LONG, chain.iter().copied());
        parts.sort_unstable();
        parts.dedup();
        assert_eq!(parts.len(), LONG);
        let ring: Vec<(usize, usize)> = (0..LONG).map(|k| (k, (k + 1) % LONG)).collect();
        assert_eq!(topological_order(LONG, ring.iter().copied()), None);
        let parts = strong_components(LONG, ring.iter().copied());
        assert!(parts.iter().all(|part| *part == parts[0]));
    }
}
