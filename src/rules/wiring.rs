//! Components and flows of a board joined with their kinds. They are made when somebody asks for one, so that judging
//! one component costs nothing for the others.
//! A node of an unknown kind is a place without a kind: flows still end there, and no rule judges them.

use std::cell::OnceCell;

use crate::catalog::{Catalog, InputPort, Kind, Mode, OutputPort, Phase, Role};
use crate::model::{Diagram, Document, Edge, EdgeId, Node, NodeId, PayloadId};

/// A node with its kind.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub node: &'a Node,
    /// `None` when the catalogue does not know the kind.
    pub kind: Option<&'a Kind>,
    incoming: OnceCell<Vec<Flow<'a>>>,
    outgoing: OnceCell<Vec<Flow<'a>>>,
}

impl<'a> Place<'a> {
    fn new(node: &'a Node, catalog: &'a Catalog) -> Self {
        Self {
            node,
            kind: catalog.kind(node.kind.as_str()),
            incoming: OnceCell::new(),
            outgoing: OnceCell::new(),
        }
    }

    /// The place as if nobody had asked for its flows.
    fn alone(&self) -> Self {
        Self {
            node: self.node,
            kind: self.kind,
            incoming: OnceCell::new(),
            outgoing: OnceCell::new(),
        }
    }

    pub fn id(&self) -> &'a NodeId {
        &self.node.id
    }

    pub fn has_role(&self, role: Role) -> bool {
        self.kind.is_some_and(|kind| kind.has_role(role))
    }

    pub fn is_online(&self) -> bool {
        self.kind.is_some_and(|kind| kind.phase == Phase::Online)
    }

    pub fn is_offline(&self) -> bool {
        self.kind.is_some_and(|kind| kind.phase == Phase::Offline)
    }

    /// The number a person set, or the kind's default.
    pub fn number(&self, property: &str) -> Option<f64> {
        match self.node.properties.get(property) {
            Some(value) => value.as_number(),
            None => self.kind?.property(property)?.default_value().as_number(),
        }
    }

    /// Whether one of its outputs needs one of its inputs while a request waits.
    pub(in crate::rules) fn waits(&self, input: &InputPort, output: &OutputPort) -> bool {
        let flows = self.kind.map_or(&[][..], |kind| &kind.flows);
        let mut pairs = flows.iter().filter(|flow| flow.mode == Mode::Sync);
        pairs.any(|flow| flow.from == input.name && flow.to == output.name)
    }
}

/// An edge with the ports its kinds declare for its ends.
#[derive(Clone, Debug)]
pub struct Flow<'a> {
    pub edge: &'a Edge,
    /// Where it starts.
    pub from: Place<'a>,
    /// Where it ends.
    pub to: Place<'a>,
    pub output: Option<&'a OutputPort>,
    pub input: Option<&'a InputPort>,
}

impl<'a> Flow<'a> {
    fn new(edge: &'a Edge, from: Place<'a>, to: Place<'a>) -> Self {
        let output = from
            .kind
            .and_then(|kind| kind.output(edge.from.port.as_str()));
        let input = to.kind.and_then(|kind| kind.input(edge.to.port.as_str()));
        Self {
            edge,
            from,
            to,
            output,
            input,
        }
    }

    pub fn payload(&self) -> Option<&'a str> {
        self.edge.payload.as_ref().map(PayloadId::as_str)
    }

    pub fn carries(&self, payload: &str) -> bool {
        self.payload() == Some(payload)
    }

    /// Whether both ends are components of known kinds.
    pub fn is_judged(&self) -> bool {
        self.from.kind.is_some() && self.to.kind.is_some()
    }

    /// Ends at a port the component fetches from while it answers.
    pub fn is_pull(&self) -> bool {
        self.input.is_some_and(|port| port.pull)
    }

    /// Ends at a port that is filled in the background.
    pub fn is_latched(&self) -> bool {
        self.input.is_some_and(|port| port.latched)
    }

    /// The ports, if somebody waits at them for what flows: not at a side output, not at a latched input.
    pub(in crate::rules) fn waited_for(&self) -> Option<(&'a OutputPort, &'a InputPort)> {
        let (output, input) = (self.output?, self.input?);
        (!output.side && !input.latched).then_some((output, input))
    }
}

/// The board with the catalogue.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Wiring<'a> {
    pub diagram: &'a Diagram,
    pub catalog: &'a Catalog,
}

impl<'a> Wiring<'a> {
    pub fn new(document: &'a Document, catalog: &'a Catalog) -> Self {
        Self {
            diagram: document.diagram(),
            catalog,
        }
    }

    pub fn place(&self, id: &NodeId) -> Option<Place<'a>> {
        let node = self.diagram.node(id)?;
        Some(Place::new(node, self.catalog))
    }

    pub fn flow(&self, id: &EdgeId) -> Option<Flow<'a>> {
        let (edge, from, to) = self.diagram.edge_with_ends(id)?;
        let place = |node| Place::new(node, self.catalog);
        Some(Flow::new(edge, place(from), place(to)))
    }

    /// Flows that end at the place, by id.
    pub fn incoming<'s>(&self, place: &'s Place<'a>) -> &'s [Flow<'a>] {
        place.incoming.get_or_init(|| {
            let edges = self.diagram.incoming_with_nodes(place.id()).into_iter();
            let flows = edges.map(|(edge, from)| {
                let from = Place::new(from, self.catalog);
                Flow::new(edge, from, place.alone())
            });
            flows.collect()
        })
    }

    /// Flows that start at the place, by id.
    pub fn outgoing<'s>(&self, place: &'s Place<'a>) -> &'s [Flow<'a>] {
        place.outgoing.get_or_init(|| {
            let edges = self.diagram.outgoing_with_nodes(place.id()).into_iter();
            let flows = edges.map(|(edge, to)| {
                let to = Place::new(to, self.catalog);
                Flow::new(edge, place.alone(), to)
            });
            flows.collect()
        })
    }

    /// Components a flow leads to or from, each as often as there are flows.
    pub fn neighbours(&self, id: &NodeId) -> impl Iterator<Item = &'a NodeId> {
        let before = self.diagram.incoming(id).into_iter();
        let after = self.diagram.outgoing(id).into_iter();
        before
            .map(|edge| &edge.from.node)
            .chain(after.map(|edge| &edge.to.node))
    }

    /// Flows at the component.
    pub fn flows_at(&self, id: &NodeId) -> impl Iterator<Item = &'a EdgeId> {
        let before = self.diagram.incoming(id).into_iter();
        before.chain(self.diagram.outgoing(id)).map(|edge| &edge.id)
    }
}
