//! One flow as rules see it.

use crate::catalog::{Catalog, InputPort, OutputPort, Role};
use crate::graph::FlowEdge;
use crate::model::{EdgeId, PayloadId};
use crate::rules::engine::query::{BoardQuery, NodeRef};

/// A flow.
#[derive(Clone, Copy)]
pub struct EdgeRef<'s> {
    /// Where it starts.
    pub from: NodeRef<'s>,
    /// Where it ends.
    pub to: NodeRef<'s>,
    edge: &'s FlowEdge,
}

impl<'s> EdgeRef<'s> {
    pub(super) fn new(survey: &'s BoardQuery<'s>, edge: &'s FlowEdge) -> Self {
        Self {
            from: survey.site(edge.from),
            to: survey.site(edge.to),
            edge,
        }
    }

    pub fn id(&self) -> &'s EdgeId {
        &self.edge.id
    }

    /// The name of the port it starts at, known or not; empty if the board does not say.
    pub fn from_port(&self) -> &'s str {
        self.edge.from_port.as_str()
    }

    /// The name of the port it ends at, known or not; empty if the board does not say.
    pub fn to_port(&self) -> &'s str {
        self.edge.to_port.as_str()
    }

    /// The port it starts at; `None` if its kind has no such output.
    pub(in crate::rules) fn output(&self) -> Option<&'s OutputPort> {
        self.from.output_ports().get(self.edge.output?)
    }

    /// The port it ends at; `None` if its kind has no such input.
    pub(in crate::rules) fn input(&self) -> Option<&'s InputPort> {
        self.to.input_ports().get(self.edge.input?)
    }

    /// The data type; `None` if the board does not say.
    pub fn payload(&self) -> Option<&'s str> {
        self.edge.payload.as_ref().map(PayloadId::as_str)
    }

    pub fn carries(&self, payload: &str) -> bool {
        self.payload() == Some(payload)
    }

    /// Whether both ends are components of known kinds.
    pub fn is_judged(&self) -> bool {
        self.from.kind().is_some() && self.to.kind().is_some()
    }

    /// Whether a client's request leads to the port it starts at while the client waits.
    pub(in crate::rules) fn starts_at_reached_port(&self) -> bool {
        let (from, graph) = (self.from, self.survey().graph);
        let Some(output) = self.edge.output else {
            return false;
        };
        let asks = from.is(Role::Client) && graph.gives_requests(from.at(), output);
        let mut before = graph.incoming(from.at());
        asks || before.any(|edge| {
            self.survey().facts.is_waited_on(&edge.id) && graph.is_awaited_by(edge, self.edge)
        })
    }

    pub(in crate::rules) fn survey(&self) -> &'s BoardQuery<'s> {
        self.from.survey()
    }

    pub(in crate::rules) fn catalog(&self) -> &'s Catalog {
        self.survey().catalog()
    }

    /// Ends at a known port that is not filled in the background.
    pub fn is_waited_for(&self) -> bool {
        self.survey().graph.ends_at_live_input(self.edge)
    }
}
