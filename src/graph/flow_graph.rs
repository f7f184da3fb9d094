//! The graph itself: how it is built, and how it follows a change.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::stable_graph::NodeIndex;

use crate::catalog::{Catalog, Role, RoleSet};
use crate::graph::PayloadSet;
use crate::graph::kind_shape::KindShape;
use crate::graph::numbered::Numbered;
use crate::graph::records::{FlowEdge, FlowNode};
use crate::model::{Diagram, Edge, EdgeId, KindId, Node, NodeId};

/// A component's number. In a graph made by [`FlowGraph::new`] its place among all by id.
pub type NodeIx = usize;

/// A flow's number. In a graph made by [`FlowGraph::new`] its place among all by id.
pub type EdgeIx = usize;

/// A flow as one of its ends sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjacent {
    pub edge: EdgeIx,
    /// The other end.
    pub node: NodeIx,
    /// The one data type it carries.
    pub payload: PayloadSet,
}

/// Components and data flows of a board by number. Two are equal that have the same under the same numbers, whatever
/// was there before.
#[derive(Clone, Debug, Default)]
pub struct FlowGraph {
    /// Kinds that some component has or had.
    shapes: Vec<KindShape>,
    shape_of: BTreeMap<KindId, usize>,
    pub(super) nodes: Numbered<FlowNode>,
    pub(super) edges: Numbered<FlowEdge>,
    /// Components with a role, by role, then id.
    with_role: BTreeMap<Role, Vec<NodeIx>>,
    /// Components of kinds that the catalogue does not know, by id.
    unknown: Vec<NodeIx>,
}

impl PartialEq for FlowGraph {
    fn eq(&self, other: &Self) -> bool {
        let roles = |graph: &Self| -> Vec<(Role, Vec<NodeIx>)> {
            let all = graph.with_role.iter();
            let some = all.filter(|(_, listed)| !listed.is_empty());
            some.map(|(role, listed)| (*role, listed.clone())).collect()
        };
        let is_same_node = |at: NodeIx| {
            self.nodes.get(at).map(|node| &node.id) == other.nodes.get(at).map(|node| &node.id)
                && self.shape(at) == other.shape(at)
                && self.adjacent_before(at) == other.adjacent_before(at)
                && self.adjacent_after(at) == other.adjacent_after(at)
        };
        self.n_numbers() == other.n_numbers()
            && (0..self.n_numbers()).all(is_same_node)
            && self.edges == other.edges
            && self.unknown == other.unknown
            && roles(self) == roles(other)
    }
}

impl FlowGraph {
    /// The graph of a whole board; components and flows are numbered by id.
    pub fn new(diagram: &Diagram, catalog: &Catalog) -> Self {
        let mut graph = Self {
            nodes: Numbered::with_capacity(diagram.n_nodes()),
            edges: Numbered::with_capacity(diagram.n_edges()),
            ..Self::default()
        };
        let mut numbers = vec![NodeIx::MAX; diagram.graph().capacity().0];
        for (index, node) in diagram.nodes_in_graph() {
            numbers[index.index()] = graph.append_node((index, node), catalog);
        }
        for (from, to, edge) in diagram.edges_in_graph() {
            let ends = (numbers[from.index()], numbers[to.index()]);
            graph.append_edge(edge, ends, catalog);
        }
        graph
    }

    /// Adds a component whose id comes after all there are.
    fn append_node(&mut self, (place, node): (NodeIndex, &Node), catalog: &Catalog) -> NodeIx {
        let shape = self.shape_for(&node.kind, catalog);
        let record = FlowNode {
            shape,
            ..FlowNode::new(node.id.clone(), place)
        };
        let at = self.nodes.append(record);
        for role in self.roles(at).iter() {
            self.with_role.entry(role).or_default().push(at);
        }
        if shape.is_none() {
            self.unknown.push(at);
        }
        at
    }

    /// Adds a flow whose id comes after all there are.
    fn append_edge(&mut self, edge: &Edge, (from, to): (NodeIx, NodeIx), catalog: &Catalog) {
        let payload = PayloadSet::one(catalog, edge.payload.as_ref());
        let shapes = (self.shape(from), self.shape(to));
        let at = self.edges.append(FlowEdge::new(edge, (from, to), shapes));
        let next = |node| Adjacent {
            edge: at,
            node,
            payload,
        };
        if let Some(node) = self.nodes.get_mut(from) {
            node.outgoing.push(next(to));
        }
        if let Some(node) = self.nodes.get_mut(to) {
            node.incoming.push(next(from));
        }
    }

    /// Follows a change: these components and flows came, went, or are otherwise than before.
    pub fn update(
        &mut self,
        diagram: &Diagram,
        catalog: &Catalog,
        nodes: &BTreeSet<NodeId>,
        edges: &BTreeSet<EdgeId>,
    ) {
        // Which ports a flow ends at follows from the kinds of its ends.
        let mut rejoined: BTreeSet<EdgeId> = BTreeSet::new();
        for id in nodes {
            match diagram.index(id).zip(diagram.node(id)) {
                None => self.remove_node(id),
                Some(placed) => {
                    let (at, is_other) = self.put_node(placed, catalog);
                    if is_other {
                        rejoined.extend(self.edge_ids(at));
                    }
                }
            }
        }
        for id in edges.iter().chain(rejoined.difference(edges)) {
            self.remove_edge(id);
            let Some(edge) = diagram.edge(id) else {
                continue;
            };
            let ends = self.index(&edge.from.node).zip(self.index(&edge.to.node));
            if let Some(ends) = ends {
                self.put_edge(edge, ends, catalog);
            }
        }
    }

    /// Numbers components and flows by id again, as a graph of the whole board would. Returns the new numbers of
    /// components by those before; `None` where they have not changed.
    pub fn renumber(&mut self) -> Option<Vec<NodeIx>> {
        let edges = self.edges.renumber();
        if let Some(edges) = edges {
            for node in self.nodes.records_mut() {
                for next in node.incoming.iter_mut().chain(&mut node.outgoing) {
                    next.edge = edges[next.edge];
                }
            }
        }
        let numbers = self.nodes.renumber()?;
        for node in self.nodes.records_mut() {
            for next in node.incoming.iter_mut().chain(&mut node.outgoing) {
                next.node = numbers[next.node];
            }
        }
        for edge in self.edges.records_mut() {
            edge.from = numbers[edge.from];
            edge.to = numbers[edge.to];
        }
        let listed = self.with_role.values_mut().chain([&mut self.unknown]);
        for at in listed.flatten() {
            *at = numbers[*at];
        }
        Some(numbers)
    }

    fn edge_ids(&self, at: NodeIx) -> Vec<EdgeId> {
        let edges = self.adjacent(at).filter_map(|next| self.edge(next.edge));
        edges.map(|edge| edge.id.clone()).collect()
    }

    /// The number of the component's kind among [`Self::kinds`]; `None` if the catalogue does not know it.
    pub fn kind_index(&self, at: NodeIx) -> Option<usize> {
        self.nodes.get(at)?.shape
    }

    /// Kinds that some component has or had, by number.
    pub fn kinds(&self) -> impl Iterator<Item = &KindId> {
        self.shapes.iter().map(|shape| &shape.kind)
    }

    /// The component's number, and whether it was there and of another kind.
    fn put_node(&mut self, (place, node): (NodeIndex, &Node), catalog: &Catalog) -> (NodeIx, bool) {
        let shape = self.shape_for(&node.kind, catalog);
        let before = self.nodes.index(&node.id);
        if let Some(known) = before.and_then(|at| self.nodes.get_mut(at)) {
            known.place = place;
        }
        let at = match before {
            Some(at) if self.kind_index(at) == shape => return (at, false),
            Some(at) => {
                self.unlist(at);
                at
            }
            None => self.nodes.insert(FlowNode::new(node.id.clone(), place)),
        };
        if let Some(node) = self.nodes.get_mut(at) {
            node.shape = shape;
        }
        for role in self.roles(at).iter() {
            let listed = self.with_role.entry(role).or_default();
            self.nodes.list(listed, at);
        }
        if shape.is_none() {
            self.nodes.list(&mut self.unknown, at);
        }
        (at, before.is_some())
    }

    fn shape_for(&mut self, kind: &KindId, catalog: &Catalog) -> Option<usize> {
        if let Some(known) = self.shape_of.get(kind) {
            return Some(*known);
        }
        self.shapes
            .push(KindShape::new(catalog.kind(kind.as_str())?));
        let shape = self.shapes.len() - 1;
        self.shape_of.insert(kind.clone(), shape);
        Some(shape)
    }

    fn unlist(&mut self, at: NodeIx) {
        for role in self.roles(at).iter() {
            if let Some(listed) = self.with_role.get_mut(&role) {
                self.nodes.unlist(listed, at);
            }
        }
        self.nodes.unlist(&mut self.unknown, at);
    }

    fn remove_node(&mut self, id: &NodeId) {
        let Some(at) = self.index(id) else {
            return;
        };
        for edge in self.edge_ids(at) {
            self.remove_edge(&edge);
        }
        self.unlist(at);
        self.nodes.remove(at);
    }

    fn put_edge(&mut self, edge: &Edge, (from, to): (NodeIx, NodeIx), catalog: &Catalog) {
        let payload = PayloadSet::one(catalog, edge.payload.as_ref());
        let (start, end) = (self.shape(from), self.shape(to));
        let at = self
            .edges
            .insert(FlowEdge::new(edge, (from, to), (start, end)));
        let next = |node| Adjacent {
            edge: at,
            node,
            payload,
        };
        if let Some(node) = self.nodes.get_mut(from) {
            let place = place(&self.edges, &node.outgoing, &edge.id);
            node.outgoing.insert(place, next(to));
        }
        if let Some(node) = self.nodes.get_mut(to) {
            let place = place(&self.edges, &node.incoming, &edge.id);
            node.incoming.insert(place, next(from));
        }
    }

    fn remove_edge(&mut self, id: &EdgeId) {
        let Some(at) = self.edges.index(id) else {
            return;
        };
        let Some(edge) = self.edges.remove(at) else {
            return;
        };
        if let Some(node) = self.nodes.get_mut(edge.from) {
            node.outgoing.retain(|next| next.edge != at);
        }
        if let Some(node) = self.nodes.get_mut(edge.to) {
            node.incoming.retain(|next| next.edge != at);
        }
    }

    pub(super) fn shape(&self, at: NodeIx) -> Option<&KindShape> {
        self.shapes.get(self.kind_index(at)?)
    }

    /// Roles of the component's kind; none if the catalogue does not know it.
    pub fn roles(&self, at: NodeIx) -> RoleSet {
        self.shape(at).map(|shape| shape.roles).unwrap_or_default()
    }

    /// Components of kinds that the catalogue does not know, by id.
    pub fn unknown(&self) -> impl Iterator<Item = NodeIx> {
        self.unknown.iter().copied()
    }

    /// How many components have the role.
    pub fn n_with_role(&self, role: Role) -> usize {
        self.with_role.get(&role).map_or(0, Vec::len)
    }

    /// Components with the role, by id.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = NodeIx> {
        self.with_role.get(&role).into_iter().flatten().copied()
    }
}

/// Where a flow stands among others by id.
fn place(edges: &Numbered<FlowEdge>, others: &[Adjacent], id: &EdgeId) -> usize {
    let is_before = |other: &Adjacent| edges.get(other.edge).is_some_and(|other| other.id < *id);
    match others.last() {
        Some(last) if !is_before(last) => others.partition_point(is_before),
        _ => others.len(),
    }
}
