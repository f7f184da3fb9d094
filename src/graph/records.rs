//! One component and one flow of the graph.

use petgraph::stable_graph::NodeIndex;
use smallvec::SmallVec;

use crate::graph::flow_graph::{Adjacent, NodeIx};
use crate::graph::kind_shape::KindShape;
use crate::graph::numbered::Identified;
use crate::model::{Edge, EdgeId, EdgeTraffic, NodeId, PayloadId, PortName};

/// Flows at one side of a component, by id.
pub(super) type AdjacentFlows = SmallVec<[Adjacent; 2]>;

/// A component.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FlowNode {
    pub id: NodeId,
    /// Where the diagram had it when it was looked at last.
    pub place: NodeIndex,
    /// The number of its kind's shape; `None` where the catalogue does not know the kind.
    pub shape: Option<usize>,
    /// Flows that end here, by id.
    pub incoming: AdjacentFlows,
    /// Flows that start here, by id.
    pub outgoing: AdjacentFlows,
}

impl FlowNode {
    pub fn new(id: NodeId, place: NodeIndex) -> Self {
        Self {
            id,
            place,
            shape: None,
            incoming: AdjacentFlows::new(),
            outgoing: AdjacentFlows::new(),
        }
    }
}

impl Identified for FlowNode {
    type Id = NodeId;

    fn id(&self) -> &NodeId {
        &self.id
    }
}

/// A flow.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowEdge {
    pub id: EdgeId,
    /// Where it starts.
    pub from: NodeIx,
    /// Where it ends.
    pub to: NodeIx,
    /// The number among the outputs of the kind it starts at; `None` for a port the kind does not have.
    pub output: Option<usize>,
    /// The number among the inputs of the kind it ends at; `None` for a port the kind does not have.
    pub input: Option<usize>,
    pub from_port: PortName,
    pub to_port: PortName,
    /// What it carries.
    pub payload: Option<PayloadId>,
    /// How much of the traffic takes it, as far as a person states it.
    pub traffic: EdgeTraffic,
}

impl FlowEdge {
    pub(super) fn new(
        edge: &Edge,
        (from, to): (NodeIx, NodeIx),
        (start, end): (Option<&KindShape>, Option<&KindShape>),
    ) -> Self {
        let outputs = start.map_or(&[][..], |shape| &shape.outputs);
        let inputs = end.map_or(&[][..], |shape| &shape.inputs);
        Self {
            id: edge.id.clone(),
            from,
            to,
            output: outputs.iter().position(|port| port.name == edge.from.port),
            input: inputs.iter().position(|port| port.name == edge.to.port),
            from_port: edge.from.port.clone(),
            to_port: edge.to.port.clone(),
            payload: edge.payload.clone(),
            traffic: edge.traffic,
        }
    }

    /// Whether it carries one of these data types.
    pub fn carries(&self, payloads: &[&str]) -> bool {
        let payload = self.payload.as_ref();
        payload.is_some_and(|payload| payloads.contains(&payload.as_str()))
    }
}

impl Identified for FlowEdge {
    type Id = EdgeId;

    fn id(&self) -> &EdgeId {
        &self.id
    }
}
