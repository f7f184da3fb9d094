//! What rules look at: the board joined with the catalogue, and what several rules derive from it.
//!
//! Nodes and flows are numbered in the order of their ids, so that rules walk plain lists and stay linear.
//! A node of an unknown kind is a place without a kind: flows still end there, and no rule judges them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::catalog::{Catalog, InputPort, Kind, OutputPort, Phase, Role};
use crate::model::{Diagram, Document, Edge, Node, NodeId, PayloadId};
use crate::rules::port_graph::PortGraph;
use crate::rules::{request_path, words};

/// A node with its kind and the flows at it.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub index: usize,
    pub node: &'a Node,
    /// `None` when the catalogue does not know the kind.
    pub kind: Option<&'a Kind>,
    /// Numbers of the flows that end here, in order.
    pub incoming: Vec<usize>,
    /// Numbers of the flows that start here, in order.
    pub outgoing: Vec<usize>,
}

impl Place<'_> {
    pub fn id(&self) -> &NodeId {
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

    pub fn is_connected(&self) -> bool {
        !self.incoming.is_empty() || !self.outgoing.is_empty()
    }

    /// The number a person set, or the kind's default.
    pub fn number(&self, property: &str) -> Option<f64> {
        match self.node.properties.get(property) {
            Some(value) => value.as_number(),
            None => self.kind?.property(property)?.default_value().as_number(),
        }
    }
}

/// An edge with the ports its kinds declare for its ends.
#[derive(Clone, Debug)]
pub struct Flow<'a> {
    pub index: usize,
    pub edge: &'a Edge,
    /// Number of the place it starts at.
    pub from: usize,
    /// Number of the place it ends at.
    pub to: usize,
    pub output: Option<&'a OutputPort>,
    pub input: Option<&'a InputPort>,
}

impl Flow<'_> {
    pub fn payload(&self) -> Option<&str> {
        self.edge.payload.as_ref().map(PayloadId::as_str)
    }

    pub fn carries(&self, payload: &str) -> bool {
        self.payload() == Some(payload)
    }

    /// Ends at a port the component fetches from while it answers.
    pub fn is_pull(&self) -> bool {
        self.input.is_some_and(|port| port.pull)
    }

    /// Ends at a port that is filled in the background.
    pub fn is_latched(&self) -> bool {
        self.input.is_some_and(|port| port.latched)
    }
}

/// The board as rules see it.
pub struct Cx<'a> {
    pub document: &'a Document,
    pub diagram: &'a Diagram,
    pub catalog: &'a Catalog,
    pub places: Vec<Place<'a>>,
    pub flows: Vec<Flow<'a>>,
    names: OnceCell<BTreeMap<String, usize>>,
    ports: OnceCell<PortGraph>,
    reached: OnceCell<Vec<bool>>,
    activated: OnceCell<Vec<bool>>,
}

impl<'a> Cx<'a> {
    pub fn new(document: &'a Document, catalog: &'a Catalog) -> Self {
        let diagram = document.diagram();
        let mut places = places(diagram, catalog);
        let flows = flows(diagram, &places);
        for flow in &flows {
            places[flow.from].outgoing.push(flow.index);
            places[flow.to].incoming.push(flow.index);
        }
        Self {
            document,
            diagram,
            catalog,
            places,
            flows,
            names: OnceCell::new(),
            ports: OnceCell::new(),
            reached: OnceCell::new(),
            activated: OnceCell::new(),
        }
    }

    /// Places whose kind is known, each with its kind.
    pub fn known(&self) -> impl Iterator<Item = (&Place<'a>, &'a Kind)> {
        self.places
            .iter()
            .filter_map(|place| place.kind.map(|kind| (place, kind)))
    }

    /// Places with the role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Place<'a>> {
        self.places.iter().filter(move |place| place.has_role(role))
    }

    /// Flows between components of known kinds.
    pub fn judged(&self) -> impl Iterator<Item = &Flow<'a>> {
        self.flows.iter().filter(|flow| self.is_judged(flow))
    }

    /// Whether both ends are components of known kinds.
    pub fn is_judged(&self, flow: &Flow) -> bool {
        self.from(flow).kind.is_some() && self.to(flow).kind.is_some()
    }

    /// Where the flow starts.
    pub fn from(&self, flow: &Flow) -> &Place<'a> {
        &self.places[flow.from]
    }

    /// Where the flow ends.
    pub fn to(&self, flow: &Flow) -> &Place<'a> {
        &self.places[flow.to]
    }

    /// Flows that end at the place, by id.
    pub fn incoming<'s>(&'s self, place: &'s Place) -> impl Iterator<Item = &'s Flow<'a>> {
        place.incoming.iter().map(|index| &self.flows[*index])
    }

    /// Flows that start at the place, by id.
    pub fn outgoing<'s>(&'s self, place: &'s Place) -> impl Iterator<Item = &'s Flow<'a>> {
        place.outgoing.iter().map(|index| &self.flows[*index])
    }

    /// What the board calls the place; with its id where several are called the same.
    pub fn name(&self, place: &Place) -> String {
        let names = self.names.get_or_init(|| words::n_called(&self.places));
        words::name(place, names)
    }

    /// Who waits for whom, port by port.
    pub fn ports(&self) -> &PortGraph {
        self.ports
            .get_or_init(|| PortGraph::new(&self.places, &self.flows))
    }

    /// By port: whether a client's request leads to it while the client waits.
    pub fn reached(&self) -> &[bool] {
        self.reached.get_or_init(|| request_path::reached(self))
    }

    /// By place: whether something on the board ever makes it work.
    ///
    /// Offline and nearline components work by themselves, online ones when a working component sends them
    /// something at a port that is not latched, or fetches from them. Unknown kinds count as working.
    pub fn activated(&self) -> &[bool] {
        self.activated.get_or_init(|| self.activate())
    }

    fn activate(&self) -> Vec<bool> {
        let works_alone = |place: &Place| {
            !place.is_online()
                || place.has_role(Role::SelfStarting)
                || (place.has_role(Role::AnswersWhenRead) && !place.outgoing.is_empty())
        };
        let mut active: Vec<bool> = self.places.iter().map(works_alone).collect();
        let mut todo: Vec<usize> = (0..active.len()).filter(|index| active[*index]).collect();
        while let Some(index) = todo.pop() {
            let place = &self.places[index];
            let called = self.outgoing(place).filter(|flow| !flow.is_latched());
            let read = self.incoming(place).filter(|flow| flow.is_pull());
            for next in called.map(|flow| flow.to).chain(read.map(|flow| flow.from)) {
                if !active[next] {
                    active[next] = true;
                    todo.push(next);
                }
            }
        }
        active
    }
}

fn places<'a>(diagram: &'a Diagram, catalog: &'a Catalog) -> Vec<Place<'a>> {
    diagram
        .nodes()
        .enumerate()
        .map(|(index, node)| Place {
            index,
            node,
            kind: catalog.kind(node.kind.as_str()),
            incoming: Vec::new(),
            outgoing: Vec::new(),
        })
        .collect()
}

fn flows<'a>(diagram: &'a Diagram, places: &[Place<'a>]) -> Vec<Flow<'a>> {
    let number = numbers(diagram);
    diagram
        .edges_in_graph()
        .enumerate()
        .map(|(index, (from, to, edge))| {
            let (from, to) = (number[from.index()], number[to.index()]);
            let (source, target) = (places[from].kind, places[to].kind);
            Flow {
                index,
                edge,
                from,
                to,
                output: source.and_then(|kind| kind.output(edge.from.port.as_str())),
                input: target.and_then(|kind| kind.input(edge.to.port.as_str())),
            }
        })
        .collect()
}

/// From places in the graph to numbers of places on the board.
fn numbers(diagram: &Diagram) -> Vec<usize> {
    let mut numbers = Vec::new();
    for (number, (index, _)) in diagram.nodes_in_graph().enumerate() {
        let slot = index.index();
        if numbers.len() <= slot {
            numbers.resize(slot + 1, 0);
        }
        numbers[slot] = number;
    }
    numbers
}
