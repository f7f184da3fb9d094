//! The wiring of a board by numbers instead of ids, so that walking all of it takes milliseconds on the largest boards.
//! It holds what kinds and edges say; what properties say is in `component`.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, InputPort, Kind, Mode, OutputPort, Phase, Role};
use crate::model::{Diagram, EdgeId, KindId, NodeId, PayloadId, PortName};

/// A component's number: its place among all by id.
pub(in crate::estimate) type At = usize;

/// Components and flows of a board.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct Net {
    shapes: Vec<Shape>,
    pub ids: Vec<NodeId>,
    /// The number of a component's kind; `None` where the catalogue does not know it.
    kinds: Vec<Option<usize>>,
    /// By id.
    pub wires: Vec<Wire>,
    into: Vec<Vec<usize>>,
    out_of: Vec<Vec<usize>>,
    /// The number of a component's first port; its inputs come before its outputs.
    first_port: Vec<usize>,
    pub n_ports: usize,
}

/// What of a kind matters to the way requests take.
#[derive(Clone, Debug, PartialEq)]
struct Shape {
    roles: BTreeSet<Role>,
    is_offline: bool,
    inputs: Vec<Input>,
    outputs: Vec<Output>,
}

#[derive(Clone, Debug, PartialEq)]
struct Input {
    name: PortName,
    is_pull: bool,
    is_latched: bool,
    asks: bool,
    /// Outputs that need this input while a request waits.
    awaited_by: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
struct Output {
    is_side: bool,
    asks: bool,
}

/// A flow.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::estimate) struct Wire {
    pub id: EdgeId,
    pub from: At,
    pub to: At,
    /// The number among the outputs of the kind; `None` for a port it does not have.
    pub output: Option<usize>,
    pub input: Option<usize>,
    pub payload: Option<PayloadId>,
}

fn is_request(payload: &PayloadId) -> bool {
    payload.as_str() == "request"
}

impl Shape {
    fn new(kind: &Kind) -> Self {
        let awaited_by = |input: &InputPort| {
            let pairs = kind.flows.iter();
            let pairs = pairs.filter(|pair| pair.mode == Mode::Sync && pair.from == input.name);
            pairs
                .filter_map(|pair| kind.outputs.iter().position(|port| port.name == pair.to))
                .collect()
        };
        let input = |port: &InputPort| Input {
            name: port.name.clone(),
            is_pull: port.pull,
            is_latched: port.latched,
            asks: port.accepts.iter().any(is_request),
            awaited_by: awaited_by(port),
        };
        let output = |port: &OutputPort| Output {
            is_side: port.side,
            asks: port.emits.iter().any(is_request),
        };
        Self {
            roles: kind.roles.clone(),
            is_offline: kind.phase == Phase::Offline,
            inputs: kind.inputs.iter().map(input).collect(),
            outputs: kind.outputs.iter().map(output).collect(),
        }
    }
}

impl Net {
    pub fn new(diagram: &Diagram, catalog: &Catalog) -> Self {
        let mut net = Self::default();
        let mut known: BTreeMap<&KindId, Option<usize>> = BTreeMap::new();
        let mut numbers = vec![usize::MAX; diagram.graph().capacity().0];
        let mut kinds: Vec<Option<&Kind>> = Vec::new();
        for (index, node) in diagram.nodes_in_graph() {
            numbers[index.index()] = net.ids.len();
            net.ids.push(node.id.clone());
            let kind = catalog.kind(node.kind.as_str());
            let number = *known.entry(&node.kind).or_insert_with(|| {
                net.shapes.push(Shape::new(kind?));
                Some(net.shapes.len() - 1)
            });
            net.kinds.push(number);
            kinds.push(kind);
            net.first_port.push(net.n_ports);
            net.n_ports += number.map_or(0, |n| {
                net.shapes[n].inputs.len() + net.shapes[n].outputs.len()
            });
        }
        net.into = vec![Vec::new(); net.ids.len()];
        net.out_of = vec![Vec::new(); net.ids.len()];
        for (from, to, edge) in diagram.edges_in_graph() {
            let (from, to) = (numbers[from.index()], numbers[to.index()]);
            net.out_of[from].push(net.wires.len());
            net.into[to].push(net.wires.len());
            let outputs = kinds[from].map_or(&[][..], |kind| &kind.outputs);
            let inputs = kinds[to].map_or(&[][..], |kind| &kind.inputs);
            net.wires.push(Wire {
                id: edge.id.clone(),
                from,
                to,
                output: outputs.iter().position(|port| port.name == edge.from.port),
                input: inputs.iter().position(|port| port.name == edge.to.port),
                payload: edge.payload.clone(),
            });
        }
        net
    }

    pub fn n(&self) -> usize {
        self.ids.len()
    }

    /// The number of a component.
    pub fn at(&self, id: &NodeId) -> Option<At> {
        self.ids.binary_search(id).ok()
    }

    pub fn wire(&self, id: &EdgeId) -> Option<&Wire> {
        let at = self.wires.binary_search_by(|wire| wire.id.cmp(id)).ok()?;
        Some(&self.wires[at])
    }

    fn shape(&self, at: At) -> Option<&Shape> {
        Some(&self.shapes[self.kinds[at]?])
    }

    pub fn has_role(&self, at: At, role: Role) -> bool {
        self.shape(at)
            .is_some_and(|shape| shape.roles.contains(&role))
    }

    pub fn is_offline(&self, at: At) -> bool {
        self.shape(at).is_some_and(|shape| shape.is_offline)
    }

    /// Components with the role, by id.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = At> {
        let has: Vec<bool> = self
            .shapes
            .iter()
            .map(|shape| shape.roles.contains(&role))
            .collect();
        let all = self.kinds.iter().enumerate();
        all.filter(move |(_, kind)| kind.is_some_and(|kind| has[kind]))
            .map(|(at, _)| at)
    }

    /// Flows that end at the component, by id.
    pub fn arriving(&self, at: At) -> impl Iterator<Item = &Wire> {
        self.into[at].iter().map(|wire| &self.wires[*wire])
    }

    /// Flows that start at the component, by id.
    pub fn leaving(&self, at: At) -> impl Iterator<Item = &Wire> {
        self.out_of[at].iter().map(|wire| &self.wires[*wire])
    }

    /// Whether its end is a port the component fetches from while it answers.
    pub fn is_pull(&self, wire: &Wire) -> bool {
        let shape = self.shape(wire.to).zip(wire.input);
        shape.is_some_and(|(shape, input)| shape.inputs[input].is_pull)
    }

    /// Whether it ends at the input of that name.
    pub fn input_is(&self, wire: &Wire, name: &str) -> bool {
        let shape = self.shape(wire.to).zip(wire.input);
        shape.is_some_and(|(shape, input)| shape.inputs[input].name.as_str() == name)
    }

    /// Whether somebody waits for what flows: not at a side output, not at an input filled in the background, and both
    /// ports exist.
    pub fn is_waited_for(&self, wire: &Wire) -> bool {
        let from = self.shape(wire.from).zip(wire.output);
        let to = self.shape(wire.to).zip(wire.input);
        from.is_some_and(|(shape, output)| !shape.outputs[output].is_side)
            && to.is_some_and(|(shape, input)| !shape.inputs[input].is_latched)
    }

    /// The number of an input among all ports of the board.
    pub fn input_port(&self, at: At, input: usize) -> usize {
        self.first_port[at] + input
    }

    /// The number of an output among all ports of the board.
    pub fn output_port(&self, at: At, output: usize) -> usize {
        self.first_port[at] + self.shape(at).map_or(0, |shape| shape.inputs.len()) + output
    }

    /// The component and the side of a port.
    pub fn port(&self, number: usize) -> Port {
        let at = self.first_port.partition_point(|first| *first <= number) - 1;
        let within = number - self.first_port[at];
        let n_inputs = self.shape(at).map_or(0, |shape| shape.inputs.len());
        if within < n_inputs {
            Port::Input { at, input: within }
        } else {
            let output = within - n_inputs;
            Port::Output { at, output }
        }
    }

    /// Outputs through which clients ask.
    pub fn questions(&self) -> Vec<usize> {
        let mut found = Vec::new();
        for at in self.with_role(Role::Client) {
            let outputs = self.shape(at).map_or(&[][..], |shape| &shape.outputs);
            let asking = outputs.iter().enumerate().filter(|(_, output)| output.asks);
            found.extend(asking.map(|(output, _)| self.output_port(at, output)));
        }
        found
    }

    /// Inputs of the component.
    pub fn inputs(&self, at: At) -> std::ops::Range<usize> {
        0..self.shape(at).map_or(0, |shape| shape.inputs.len())
    }

    /// Whether requests come in by the input.
    pub fn takes_requests(&self, at: At, input: usize) -> bool {
        self.shape(at).is_some_and(|shape| shape.inputs[input].asks)
    }

    /// Whether requests go out by the output.
    pub fn gives_requests(&self, at: At, output: usize) -> bool {
        self.shape(at)
            .is_some_and(|shape| shape.outputs[output].asks)
    }

    /// Outputs that need the input while a request waits.
    pub fn awaited_by(&self, at: At, input: usize) -> &[usize] {
        self.shape(at)
            .map_or(&[], |shape| &shape.inputs[input].awaited_by)
    }
}

/// Where a port is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::estimate) enum Port {
    Input { at: At, input: usize },
    Output { at: At, output: usize },
}
