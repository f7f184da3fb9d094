//! Edges that lead back to what every way from the beginning of the flow comes through: answers to requests.
//!
//! These are the back edges of natural loops (Aho, Lam, Sethi and Ullman, "Compilers", section 9.6): their
//! target dominates their source. Which they are does not depend on the order in which one looks.

use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::layout::layered::cycles::CycleEdge;

/// For each arrow whether it returns. Without beginnings (`first`) none does.
pub fn back_edges(arrows: &[CycleEdge], left_out: &[bool], first: &[bool]) -> Vec<bool> {
    if !first.contains(&true) {
        return vec![false; arrows.len()];
    }
    let n = first.len();
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(n + 1, arrows.len());
    let nodes: Vec<NodeIndex> = (0..=n).map(|_| graph.add_node(())).collect();
    let root = nodes[n];
    for (node, _) in nodes.iter().zip(first).filter(|(_, first)| **first) {
        graph.add_edge(root, *node, ());
    }
    for (arrow, _) in arrows.iter().zip(left_out).filter(|(_, out)| !**out) {
        graph.add_edge(nodes[arrow.from], nodes[arrow.to], ());
    }
    let dominators = simple_fast(&graph, root);
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); n + 1];
    for node in &nodes {
        if let Some(above) = dominators.immediate_dominator(*node) {
            below[above.index()].push(node.index());
        }
    }
    let spans = spans(&below, n);
    let dominates = |above: usize, node: usize| {
        let (above, node) = (spans[above], spans[node]);
        above.0 <= node.0 && node.1 <= above.1 && node.1 > 0
    };
    let arrows = arrows.iter().zip(left_out);
    arrows
        .map(|(arrow, out)| !out && dominates(arrow.to, arrow.from))
        .collect()
}

/// When a walk through a tree enters and leaves each node; zero for nodes it does not reach.
fn spans(below: &[Vec<usize>], root: usize) -> Vec<(usize, usize)> {
    let mut spans = vec![(0, 0); below.len()];
    let mut clock = 1;
    let mut path = vec![(root, 0)];
    while let Some((node, at)) = path.pop() {
        if at == 0 {
            spans[node].0 = clock;
            clock += 1;
        }
        if let Some(&next) = below[node].get(at) {
            path.push((node, at + 1));
            path.push((next, 0));
        } else {
            spans[node].1 = clock;
            clock += 1;
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::back_edges;
    use crate::layout::layered::cycles::CycleEdge;

    fn returning(n: usize, first: usize, ends: &[(usize, usize)]) -> Vec<usize> {
        let arrow = |&(from, to): &(usize, usize)| CycleEdge {
            from,
            to,
            marked: false,
        };
        let arrows: Vec<CycleEdge> = ends.iter().map(arrow).collect();
        let first: Vec<bool> = (0..n).map(|node| node == first).collect();
        let found = back_edges(&arrows, &vec![false; arrows.len()], &first);
        (0..arrows.len()).filter(|k| found[*k]).collect()
    }

    #[test]
    fn answers_return_and_requests_do_not() {
        // A client (3), a gateway (2), two services that answer to it, and the answer to the client.
        let ends = [(3, 2), (2, 0), (2, 1), (0, 1), (1, 2), (0, 2), (2, 3)];
        assert_eq!(returning(4, 3, &ends), [4, 5, 6]);
    }

    #[test]
    fn a_cycle_with_two_ways_in_has_no_return() {
        assert_eq!(returning(3, 0, &[(0, 1), (0, 2), (1, 2), (2, 1)]), [0; 0]);
    }

    #[test]
    fn what_the_flow_does_not_reach_says_nothing() {
        assert_eq!(returning(4, 0, &[(1, 2), (2, 1), (0, 3)]), [0; 0]);
        assert_eq!(returning(2, 0, &[(0, 0), (1, 1)]), [0], "a loop is one");
    }
}
