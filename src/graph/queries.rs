//! What can be asked of the graph: ends, ports, who waits for what.

use std::sync::LazyLock;

use crate::catalog::{Phase, Role};
use crate::graph::flow_graph::{Adjacent, EdgeIx, FlowGraph, NodeIx};
use crate::graph::kind_shape::InputNeed;
use crate::graph::records::FlowEdge;
use crate::model::{Diagram, EdgeId, Node, NodeId};

impl FlowGraph {
    /// How many components there are.
    pub fn n_nodes(&self) -> usize {
        self.nodes.by_id().len()
    }

    /// One more than the largest number of a component.
    pub fn n_numbers(&self) -> usize {
        self.nodes.n_slots()
    }

    /// One more than the largest number of a flow.
    pub fn n_edge_numbers(&self) -> usize {
        self.edges.n_slots()
    }

    /// Components, by id.
    pub fn nodes(&self) -> impl Iterator<Item = NodeIx> {
        self.nodes.by_id().iter().copied()
    }

    /// The number of a component.
    pub fn index(&self, id: &NodeId) -> Option<NodeIx> {
        self.nodes.index(id)
    }

    /// The id of a component; the empty one where there is none of that number.
    pub fn id(&self, at: NodeIx) -> &NodeId {
        static NOBODY: LazyLock<NodeId> = LazyLock::new(|| NodeId::from(""));
        self.nodes.get(at).map_or(&NOBODY, |node| &node.id)
    }

    /// The component's record in the diagram that the graph is of.
    pub fn record<'d>(&self, at: NodeIx, diagram: &'d Diagram) -> Option<&'d Node> {
        let known = self.nodes.get(at)?;
        let placed = diagram.graph().node_weight(known.place);
        // A record that went and came back within one change may be elsewhere.
        let placed = placed.filter(|node| node.id == known.id);
        placed.or_else(|| diagram.node(&known.id))
    }

    /// The number of a flow.
    pub fn edge_index(&self, id: &EdgeId) -> Option<EdgeIx> {
        self.edges.index(id)
    }

    /// A flow by its number.
    pub fn edge(&self, at: EdgeIx) -> Option<&FlowEdge> {
        self.edges.get(at)
    }

    /// A flow by its id.
    pub fn edge_of_id(&self, id: &EdgeId) -> Option<&FlowEdge> {
        self.edge(self.edge_index(id)?)
    }

    /// Flows with their numbers, by id.
    pub fn edges(&self) -> impl Iterator<Item = (EdgeIx, &FlowEdge)> {
        let all = self.edges.by_id().iter();
        all.filter_map(|at| Some((*at, self.edge(*at)?)))
    }

    /// Flows that end at the component, by id.
    pub fn adjacent_before(&self, at: NodeIx) -> &[Adjacent] {
        self.nodes.get(at).map_or(&[], |node| &node.incoming)
    }

    /// Flows that start at the component, by id.
    pub fn adjacent_after(&self, at: NodeIx) -> &[Adjacent] {
        self.nodes.get(at).map_or(&[], |node| &node.outgoing)
    }

    /// Flows that end or start at the component.
    pub fn adjacent(&self, at: NodeIx) -> impl Iterator<Item = &Adjacent> {
        let before = self.adjacent_before(at).iter();
        before.chain(self.adjacent_after(at))
    }

    /// Flows that end at the component, by id.
    pub fn incoming(&self, at: NodeIx) -> impl Iterator<Item = &FlowEdge> {
        let all = self.adjacent_before(at).iter();
        all.filter_map(|next| self.edge(next.edge))
    }

    /// Flows that start at the component, by id.
    pub fn outgoing(&self, at: NodeIx) -> impl Iterator<Item = &FlowEdge> {
        let all = self.adjacent_after(at).iter();
        all.filter_map(|next| self.edge(next.edge))
    }

    pub fn has_role(&self, at: NodeIx, role: Role) -> bool {
        self.roles(at).contains(role)
    }

    /// When the component works; `None` if the catalogue does not know its kind.
    pub fn phase(&self, at: NodeIx) -> Option<Phase> {
        self.shape(at).map(|shape| shape.phase)
    }

    pub fn is_offline(&self, at: NodeIx) -> bool {
        self.phase(at) == Some(Phase::Offline)
    }

    /// Whether its end is a port the component fetches from while it answers, and it ever does.
    pub fn is_pull(&self, edge: &FlowEdge) -> bool {
        let port = self.shape(edge.to).zip(edge.input);
        edge.traffic.is_taken() && port.is_some_and(|(shape, input)| shape.inputs[input].is_pull)
    }

    /// Whether it ends at a known input that is not filled in the background.
    pub fn ends_at_live_input(&self, edge: &FlowEdge) -> bool {
        let port = self.shape(edge.to).zip(edge.input);
        port.is_some_and(|(shape, input)| !shape.inputs[input].is_latched)
    }

    /// Whether it ends at an input that is filled in the background.
    pub fn is_latched(&self, edge: &FlowEdge) -> bool {
        let port = self.shape(edge.to).zip(edge.input);
        port.is_some_and(|(shape, input)| shape.inputs[input].is_latched)
    }

    /// Whether it ends at the input of that name.
    pub fn ends_at(&self, edge: &FlowEdge, input: &str) -> bool {
        edge.input.is_some() && edge.to_port.as_str() == input
    }

    /// Whether somebody waits for what flows: not at a side output, not at an input filled in the background, and both
    /// ports exist, and something takes it.
    pub fn is_waited_for(&self, edge: &FlowEdge) -> bool {
        let port = self.shape(edge.from).zip(edge.output);
        edge.traffic.is_taken()
            && port.is_some_and(|(shape, output)| !shape.outputs[output].is_side)
            && self.ends_at_live_input(edge)
    }

    /// How many inputs the component's kind has.
    pub fn n_inputs(&self, at: NodeIx) -> usize {
        self.shape(at).map_or(0, |shape| shape.inputs.len())
    }

    /// How many outputs the component's kind has.
    pub fn n_outputs(&self, at: NodeIx) -> usize {
        self.shape(at).map_or(0, |shape| shape.outputs.len())
    }

    /// Whether the component makes no sense without the input of that number.
    pub fn is_required(&self, at: NodeIx, input: usize) -> bool {
        let shape = self.shape(at);
        shape.is_some_and(|shape| shape.inputs[input].need == InputNeed::Required)
    }

    /// Whether requests come in by the input of that number.
    pub fn takes_requests(&self, at: NodeIx, input: usize) -> bool {
        let shape = self.shape(at);
        shape.is_some_and(|shape| shape.inputs[input].takes_requests)
    }

    /// Whether requests go out by the output of that number.
    pub fn gives_requests(&self, at: NodeIx, output: usize) -> bool {
        let shape = self.shape(at);
        shape.is_some_and(|shape| shape.outputs[output].gives_requests)
    }

    /// Numbers of the outputs that need the input while a request waits.
    pub fn awaited_by(&self, at: NodeIx, input: usize) -> &[usize] {
        let shape = self.shape(at);
        shape.map_or(&[], |shape| &shape.inputs[input].awaited_by)
    }

    /// Numbers of the outputs that are made of what comes in by the input, whoever waits for it.
    pub fn feeds(&self, at: NodeIx, input: usize) -> &[usize] {
        let shape = self.shape(at);
        shape.map_or(&[], |shape| &shape.inputs[input].feeds)
    }

    /// Ids of the components a flow leads to or from, each as often as there are flows.
    pub fn neighbours(&self, id: &NodeId) -> impl Iterator<Item = &NodeId> {
        let all = self.index(id).into_iter().flat_map(|at| self.adjacent(at));
        all.map(|next| self.id(next.node))
    }

    /// Ids of the flows at the component.
    pub fn edges_at(&self, id: &NodeId) -> impl Iterator<Item = &EdgeId> {
        let all = self.index(id).into_iter().flat_map(|at| self.adjacent(at));
        all.filter_map(|next| Some(&self.edge(next.edge)?.id))
    }

    /// Whether the component hands what it gets by the one flow on by the other while a request waits.
    pub fn is_awaited_by(&self, before: &FlowEdge, after: &FlowEdge) -> bool {
        let ports = before.input.zip(after.output);
        before.to == after.from
            && ports
                .is_some_and(|(input, output)| self.awaited_by(before.to, input).contains(&output))
    }
}
