//! Who waits for whom, port by port.
//!
//! Vertices are the ports of all placed components. An arc leads from an output to an input along every flow
//! that somebody waits for (not from a side output, not into a latched input), and from an input to an output
//! inside a component that needs the one to give the other while a request waits.
//! A loop in it never ends; loops through a store, a log or a person do not show here, because time passes there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};

use crate::catalog::{InputPort, Kind, Mode, OutputPort, Role};
use crate::model::PortName;
use crate::rules::{Flow, Place};

/// Number of a port among all ports of the board.
pub type Port = usize;

/// Most rounds a loop back into a model may take and still count as bounded.
const MOST_STEPS: f64 = 20.0;

/// What makes one port wait for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arc {
    /// The flow of that number.
    Flow(usize),
    /// One component's own work.
    Inside,
    /// One component's own work, which it repeats a bounded number of times.
    Bounded,
}

/// The graph. A port's number is its vertex.
pub struct PortGraph {
    /// Vertices carry the number of their place.
    graph: DiGraph<usize, Arc>,
    /// By place: its input ports, then its output ports.
    ports: Vec<Range<Port>>,
}

/// A loop in which every step waits for the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Numbers of the places in the order of the flow, each once.
    pub places: Vec<usize>,
    /// Numbers of the flows it goes along.
    pub flows: Vec<usize>,
}

impl PortGraph {
    pub(in crate::rules) fn new(places: &[Place], flows: &[Flow]) -> Self {
        let mut new = Self {
            graph: DiGraph::new(),
            ports: Vec::with_capacity(places.len()),
        };
        let mut pairs = BTreeMap::new();
        for place in places {
            new.add_place(place, &mut pairs);
        }
        for flow in flows {
            new.add_flow(flow, places);
        }
        new
    }

    fn add_place<'k>(&mut self, place: &Place<'k>, pairs: &mut BTreeMap<&'k str, SyncPairs>) {
        let first = self.graph.node_count();
        let n_ports = place
            .kind
            .map_or(0, |kind| kind.inputs.len() + kind.outputs.len());
        for _ in 0..n_ports {
            self.graph.add_node(place.index);
        }
        self.ports.push(first..first + n_ports);
        let Some(kind) = place.kind else { return };
        let arc = if is_bounded(place) {
            Arc::Bounded
        } else {
            Arc::Inside
        };
        let pairs = pairs
            .entry(kind.id.as_str())
            .or_insert_with(|| sync_pairs(kind));
        for (from, to) in pairs {
            self.graph
                .add_edge(vertex(first + *from), vertex(first + *to), arc);
        }
    }

    fn add_flow(&mut self, flow: &Flow, places: &[Place]) {
        let (Some(output), Some(input)) = (flow.output, flow.input) else {
            return;
        };
        if output.side || input.latched {
            return;
        }
        if let (Some(from), Some(to)) = (
            self.output(&places[flow.from], output),
            self.input(&places[flow.to], input),
        ) {
            self.graph
                .add_edge(vertex(from), vertex(to), Arc::Flow(flow.index));
        }
    }

    /// The input ports of the place with their numbers.
    pub fn inputs<'a>(&self, place: &Place<'a>) -> impl Iterator<Item = (Port, &'a InputPort)> {
        let first = self.ports[place.index].start;
        let inputs = place.kind.map_or(&[][..], |kind| &kind.inputs);
        (first..).zip(inputs)
    }

    /// The output ports of the place with their numbers.
    pub fn outputs<'a>(&self, place: &Place<'a>) -> impl Iterator<Item = (Port, &'a OutputPort)> {
        let n_inputs = place.kind.map_or(0, |kind| kind.inputs.len());
        let first = self.ports[place.index].start + n_inputs;
        let outputs = place.kind.map_or(&[][..], |kind| &kind.outputs);
        (first..).zip(outputs)
    }

    fn input(&self, place: &Place, port: &InputPort) -> Option<Port> {
        let mut all = self.inputs(place);
        all.find_map(|(vertex, input)| (input.name == port.name).then_some(vertex))
    }

    fn output(&self, place: &Place, port: &OutputPort) -> Option<Port> {
        let mut all = self.outputs(place);
        all.find_map(|(vertex, output)| (output.name == port.name).then_some(vertex))
    }

    /// The number of the place the port belongs to.
    pub fn place_of(&self, port: Port) -> usize {
        self.graph[vertex(port)]
    }

    /// By port: whether one of the starts is it or leads to it.
    pub fn reached_from(&self, starts: impl IntoIterator<Item = Port>) -> Vec<bool> {
        let mut reached = vec![false; self.graph.node_count()];
        let mut todo: Vec<NodeIndex> = starts.into_iter().map(vertex).collect();
        while let Some(port) = todo.pop() {
            if !std::mem::replace(&mut reached[port.index()], true) {
                todo.extend(self.graph.neighbors(port));
            }
        }
        reached
    }

    /// One loop for every set of ports that wait for each other, none of them broken by a bound; a short one,
    /// through the first port of the set.
    pub fn cycles(&self) -> Vec<Cycle> {
        let unbounded = EdgeFiltered::from_fn(&self.graph, |arc| *arc.weight() != Arc::Bounded);
        let mut sets: Vec<BTreeSet<NodeIndex>> = kosaraju_scc(&unbounded)
            .into_iter()
            .filter(|set| set.len() > 1)
            .map(|set| set.into_iter().collect())
            .collect();
        sets.sort();
        sets.iter().filter_map(|set| self.cycle_in(set)).collect()
    }

    /// A shortest loop inside the set through its first port.
    fn cycle_in(&self, set: &BTreeSet<NodeIndex>) -> Option<Cycle> {
        let start = *set.first()?;
        let mut came_by = BTreeMap::new();
        let mut todo = VecDeque::from([start]);
        while let Some(port) = todo.pop_front() {
            let arcs = self
                .graph
                .edges(port)
                .filter(|arc| *arc.weight() != Arc::Bounded && set.contains(&arc.target()));
            for arc in arcs {
                came_by.entry(arc.target()).or_insert_with(|| {
                    todo.push_back(arc.target());
                    (port, *arc.weight())
                });
            }
            if came_by.contains_key(&start) {
                return Some(self.walk_back(start, &came_by));
            }
        }
        None
    }

    fn walk_back(
        &self,
        start: NodeIndex,
        came_by: &BTreeMap<NodeIndex, (NodeIndex, Arc)>,
    ) -> Cycle {
        let mut places = Vec::new();
        let mut flows = Vec::new();
        let mut at = start;
        while let Some(&(before, arc)) = came_by.get(&at) {
            if let Arc::Flow(flow) = arc {
                flows.push(flow);
            }
            places.push(self.graph[before]);
            at = before;
            if at == start {
                break;
            }
        }
        flows.reverse();
        places.reverse();
        let mut seen = BTreeSet::new();
        places.retain(|place| seen.insert(*place));
        Cycle { places, flows }
    }
}

/// Input and output numbers, counted from the component's first port.
type SyncPairs = Vec<(usize, usize)>;

fn sync_pairs(kind: &Kind) -> SyncPairs {
    let input = |name: &PortName| kind.inputs.iter().position(|port| port.name == *name);
    let output = |name: &PortName| kind.outputs.iter().position(|port| port.name == *name);
    kind.flows
        .iter()
        .filter(|flow| flow.mode == Mode::Sync)
        .filter_map(|flow| Some((input(&flow.from)?, kind.inputs.len() + output(&flow.to)?)))
        .collect()
}

fn is_bounded(place: &Place) -> bool {
    place.has_role(Role::BoundedLoop)
        && place
            .number("max_steps")
            .is_some_and(|steps| (1.0..=MOST_STEPS).contains(&steps))
}

fn vertex(port: Port) -> NodeIndex {
    NodeIndex::new(port)
}
