//! The components and flows as a graph.
//!
//! Invariant: every node and edge of the petgraph graph is in the index under its own id and nothing
//! else is, and every edge's ends name the nodes it joins in the graph.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;

use crate::model::{Edge, EdgeId, Node, NodeId};

/// Nodes and edges, found by id, walked as a graph.
#[derive(Clone, Debug, Default)]
pub struct Diagram {
    graph: StableDiGraph<Node, Edge>,
    nodes: BTreeMap<NodeId, NodeIndex>,
    edges: BTreeMap<EdgeId, EdgeIndex>,
}

impl Diagram {
    /// The graph itself, for petgraph's algorithms. Its indices are reused: keep ids, not indices.
    pub fn graph(&self) -> &StableDiGraph<Node, Edge> {
        &self.graph
    }

    pub fn n_nodes(&self) -> usize {
        self.nodes.len()
    }

    pub fn n_edges(&self) -> usize {
        self.edges.len()
    }

    pub fn index(&self, id: &NodeId) -> Option<NodeIndex> {
        self.nodes.get(id).copied()
    }

    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        self.graph.node_weight(*self.nodes.get(id)?)
    }

    pub fn edge(&self, id: &EdgeId) -> Option<&Edge> {
        self.graph.edge_weight(*self.edges.get(id)?)
    }

    /// The edge with the nodes it joins.
    pub fn edge_with_ends(&self, id: &EdgeId) -> Option<(&Edge, &Node, &Node)> {
        let index = *self.edges.get(id)?;
        let (from, to) = self.graph.edge_endpoints(index)?;
        Some((&self.graph[index], &self.graph[from], &self.graph[to]))
    }

    /// All nodes, by id.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes
            .values()
            .filter_map(|index| self.graph.node_weight(*index))
    }

    /// All edges, by id.
    pub fn edges(&self) -> impl Iterator<Item = &Edge> {
        self.edges
            .values()
            .filter_map(|index| self.graph.edge_weight(*index))
    }

    /// All nodes with their places in the graph, by id. Cheaper than looking each up.
    pub fn nodes_in_graph(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        let indices = self.nodes.values();
        indices.filter_map(|index| Some((*index, self.graph.node_weight(*index)?)))
    }

    /// All edges with the places of their nodes in the graph, by id. Cheaper than looking each up.
    pub fn edges_in_graph(&self) -> impl Iterator<Item = (NodeIndex, NodeIndex, &Edge)> {
        self.edges.values().filter_map(|index| {
            let (from, to) = self.graph.edge_endpoints(*index)?;
            Some((from, to, self.graph.edge_weight(*index)?))
        })
    }

    /// Edges that end at the node, by id.
    pub fn incoming(&self, id: &NodeId) -> Vec<&Edge> {
        edges(self.incident(id, Direction::Incoming))
    }

    /// Edges that start at the node, by id.
    pub fn outgoing(&self, id: &NodeId) -> Vec<&Edge> {
        edges(self.incident(id, Direction::Outgoing))
    }

    /// Edges that lead from one node to the other, by id. The cost is that of the end with fewer edges.
    pub fn edges_between(&self, from: &NodeId, to: &NodeId) -> Vec<&Edge> {
        let (Some(&from), Some(&to)) = (self.nodes.get(from), self.nodes.get(to)) else {
            return Vec::new();
        };
        let mut leaving = self.graph.edges_directed(from, Direction::Outgoing);
        let mut arriving = self.graph.edges_directed(to, Direction::Incoming);
        let (mut by_source, mut by_target) = (Vec::new(), Vec::new());
        let mut found = loop {
            match leaving.next() {
                Some(edge) => by_source.extend((edge.target() == to).then(|| edge.weight())),
                None => break by_source,
            }
            match arriving.next() {
                Some(edge) => by_target.extend((edge.source() == from).then(|| edge.weight())),
                None => break by_target,
            }
        };
        found.sort_by(|a, b| a.id.cmp(&b.id));
        found
    }

    /// Edges that end at the node with the nodes they come from, by id.
    pub fn incoming_with_nodes(&self, id: &NodeId) -> Vec<(&Edge, &Node)> {
        self.incident(id, Direction::Incoming)
    }

    /// Edges that start at the node with the nodes they lead to, by id.
    pub fn outgoing_with_nodes(&self, id: &NodeId) -> Vec<(&Edge, &Node)> {
        self.incident(id, Direction::Outgoing)
    }

    /// petgraph walks edges newest first, which undo and redo change; ids give one order for all.
    fn incident(&self, id: &NodeId, direction: Direction) -> Vec<(&Edge, &Node)> {
        let Some(index) = self.nodes.get(id) else {
            return Vec::new();
        };
        let edges = self.graph.edges_directed(*index, direction);
        let mut found: Vec<(&Edge, &Node)> = edges
            .map(|edge| {
                let far = match direction {
                    Direction::Incoming => edge.source(),
                    Direction::Outgoing => edge.target(),
                };
                (edge.weight(), &self.graph[far])
            })
            .collect();
        found.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        found
    }

    /// Adds the node, or replaces the one with its id and keeps that one's edges.
    pub(in crate::model) fn put_node(&mut self, node: Node) {
        if let Some(index) = self.nodes.get(&node.id) {
            self.graph[*index] = node;
        } else {
            let id = node.id.clone();
            let index = self.graph.add_node(node);
            self.nodes.insert(id, index);
        }
    }

    /// Adds or replaces the edge. Does nothing when an end does not exist: an edge without a node cannot be kept.
    pub(in crate::model) fn put_edge(&mut self, edge: Edge) {
        let (Some(&from), Some(&to)) = (
            self.nodes.get(&edge.from.node),
            self.nodes.get(&edge.to.node),
        ) else {
            return;
        };
        if let Some(&index) = self.edges.get(&edge.id) {
            if self.graph.edge_endpoints(index) == Some((from, to)) {
                self.graph[index] = edge;
                return;
            }
            self.graph.remove_edge(index);
        }
        let id = edge.id.clone();
        let index = self.graph.add_edge(from, to, edge);
        self.edges.insert(id, index);
    }

    /// Removes the node and every edge at it.
    pub(in crate::model) fn remove_node(&mut self, id: &NodeId) {
        let Some(index) = self.nodes.remove(id) else {
            return;
        };
        let mut at_it: Vec<EdgeId> = self
            .graph
            .edges_directed(index, Direction::Incoming)
            .map(|edge| edge.weight().id.clone())
            .collect();
        at_it.extend(
            self.graph
                .edges_directed(index, Direction::Outgoing)
                .map(|edge| edge.weight().id.clone()),
        );
        for edge in at_it {
            self.edges.remove(&edge);
        }
        self.graph.remove_node(index);
    }

    pub(in crate::model) fn remove_edge(&mut self, id: &EdgeId) {
        if let Some(index) = self.edges.remove(id) {
            self.graph.remove_edge(index);
        }
    }
}

fn edges<'d>(with_nodes: Vec<(&'d Edge, &'d Node)>) -> Vec<&'d Edge> {
    with_nodes.into_iter().map(|(edge, _)| edge).collect()
}

#[cfg(test)]
mod tests {
    use petgraph::visit::{EdgeRef, IntoEdgeReferences};

    use super::Diagram;
    use crate::model::{Edge, EdgeEnd, EdgeId, Node, NodeId};

    /// The invariant of the module's head.
    fn is_consistent(diagram: &Diagram) -> bool {
        let graph = &diagram.graph;
        graph.node_count() == diagram.nodes.len()
            && graph.edge_count() == diagram.edges.len()
            && diagram
                .nodes
                .iter()
                .all(|(id, index)| graph.node_weight(*index).is_some_and(|node| node.id == *id))
            && graph.edge_references().all(|edge| {
                let weight = edge.weight();
                diagram.edges.get(&weight.id) == Some(&edge.id())
                    && graph[edge.source()].id == weight.from.node
                    && graph[edge.target()].id == weight.to.node
            })
    }

    #[test]
    fn index_and_graph_agree_after_any_writes() {
        for seed in 0..200 {
            let mut random = fastrand::Rng::with_seed(seed);
            let mut diagram = Diagram::default();
            for step in 0..120 {
                let node =
                    |random: &mut fastrand::Rng| NodeId::from(format!("n{}", random.u8(0..8)));
                let edge = EdgeId::from(format!("e{}", random.u8(0..12)));
                match random.u8(0..6) {
                    0 | 1 => diagram.put_node(Node::new(node(&mut random), "note".into())),
                    2 => diagram.remove_node(&node(&mut random)),
                    3 => diagram.remove_edge(&edge),
                    _ => {
                        let from = EdgeEnd::new(node(&mut random), "out");
                        let to = EdgeEnd::new(node(&mut random), "in");
                        diagram.put_edge(Edge::new(edge, from, to, None));
                    }
                }
                assert!(is_consistent(&diagram), "seed {seed}, step {step}");
            }
        }
    }
}
