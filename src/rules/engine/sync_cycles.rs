//! Loops in which every step waits for the next, kept up to date as flows come and go.
//!
//! Vertices are the flows that somebody waits for; one leads to another where a component needs the one at an input to
//! give the other at an output while a request waits. A loop in it never ends; loops through a store, a log or a person
//! do not show here, because time passes there. Flows that wait for each other are a knot: a strongly connected set.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::graph::{FlowEdge, FlowGraph};
use crate::model::{EdgeId, NodeId};
use crate::rules::engine::reach::WalkedGraph;

/// A loop in which every step waits for the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncCycle {
    /// In the order of the flow, each once.
    pub places: Vec<NodeId>,
    pub flows: Vec<EdgeId>,
}

#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct SyncCycles {
    /// By the first of their flows.
    cycles: BTreeMap<EdgeId, (BTreeSet<EdgeId>, SyncCycle)>,
    /// The knot a flow is in.
    of: BTreeMap<EdgeId, EdgeId>,
}

/// With more changed flows than this all are sorted out at once.
const MANY: usize = 256;

impl SyncCycles {
    pub fn cycles(&self) -> impl Iterator<Item = &SyncCycle> {
        self.cycles.values().map(|(_, cycle)| cycle)
    }

    /// Follows a change: `dirty` is every flow that came, went, or leads elsewhere than before.
    pub fn update(
        &mut self,
        graph: &FlowGraph,
        net: &impl WalkedGraph<EdgeId>,
        dirty: &BTreeSet<EdgeId>,
    ) {
        let mut affected = dirty.clone();
        let knots: BTreeSet<EdgeId> = dirty
            .iter()
            .filter_map(|id| self.of.get(id))
            .cloned()
            .collect();
        for knot in knots {
            let Some((flows, _)) = self.cycles.remove(&knot) else {
                continue;
            };
            for flow in &flows {
                self.of.remove(flow);
            }
            affected.extend(flows);
        }
        if affected.len() > MANY {
            self.sort_out_all(graph, net);
            return;
        }
        for id in &affected {
            if !self.of.contains_key(id)
                && let Some(flows) = knot_of(net, id)
            {
                self.add(graph, net, flows);
            }
        }
    }

    fn sort_out_all(&mut self, graph: &FlowGraph, net: &impl WalkedGraph<EdgeId>) {
        *self = Self::default();
        let mut waits = DiGraph::new();
        let ids = graph.edges().map(|(_, edge)| &edge.id);
        let vertices: BTreeMap<&EdgeId, _> = ids.map(|id| (id, waits.add_node(id))).collect();
        for (id, vertex) in &vertices {
            for next in net.next(id) {
                if let Some(next) = vertices.get(&next) {
                    waits.add_edge(*vertex, *next, ());
                }
            }
        }
        for set in kosaraju_scc(&waits) {
            let is_knot = set.len() > 1 || waits.contains_edge(set[0], set[0]);
            if is_knot {
                let flows = set.iter().map(|vertex| waits[*vertex].clone()).collect();
                self.add(graph, net, flows);
            }
        }
    }

    fn add(&mut self, graph: &FlowGraph, net: &impl WalkedGraph<EdgeId>, flows: BTreeSet<EdgeId>) {
        let (Some(first), Some(cycle)) = (flows.first().cloned(), cycle_in(graph, net, &flows))
        else {
            return;
        };
        for flow in &flows {
            // A knot that was there already may be a part of this one.
            if let Some(smaller) = self.of.insert(flow.clone(), first.clone()) {
                self.cycles.remove(&smaller);
            }
        }
        self.cycles.insert(first, (flows, cycle));
    }
}

/// The flows that the flow waits for and that wait for it. Searches forwards and backwards by turns: whichever comes to
/// an end first bounds the search, so a short loop in a long chain is found soon.
fn knot_of(net: &impl WalkedGraph<EdgeId>, id: &EdgeId) -> Option<BTreeSet<EdgeId>> {
    let mut ahead = Search::new(id);
    let mut behind = Search::new(id);
    let (bound, is_ahead) = loop {
        if !ahead.step(|at| net.next(at)) {
            break (ahead.seen, true);
        }
        if !behind.step(|at| net.previous(at)) {
            break (behind.seen, false);
        }
    };
    let back = |at: &EdgeId| {
        let found = if is_ahead {
            net.previous(at)
        } else {
            net.next(at)
        };
        found
            .into_iter()
            .filter(|at| bound.contains(at))
            .collect::<Vec<_>>()
    };
    let mut inside = Search::new(id);
    while inside.step(back) {}
    let is_loop = inside.seen.len() > 1 || net.next(id).contains(id);
    is_loop.then_some(inside.seen)
}

struct Search {
    seen: BTreeSet<EdgeId>,
    todo: Vec<EdgeId>,
}

impl Search {
    fn new(start: &EdgeId) -> Self {
        Self {
            seen: [start.clone()].into(),
            todo: vec![start.clone()],
        }
    }

    /// Looks one flow further; `false` when there is none.
    fn step(&mut self, next: impl Fn(&EdgeId) -> Vec<EdgeId>) -> bool {
        let Some(at) = self.todo.pop() else {
            return false;
        };
        for id in next(&at) {
            if self.seen.insert(id.clone()) {
                self.todo.push(id);
            }
        }
        true
    }
}

/// A shortest loop inside the set through the first input of its first place.
fn cycle_in(
    graph: &FlowGraph,
    net: &impl WalkedGraph<EdgeId>,
    set: &BTreeSet<EdgeId>,
) -> Option<SyncCycle> {
    let flows: BTreeMap<&EdgeId, &FlowEdge> = set
        .iter()
        .filter_map(|id| Some((id, graph.edge_of_id(id)?)))
        .collect();
    // The number of the input it ends at, and at which component.
    let end = |flow: &FlowEdge| (graph.id(flow.to).clone(), flow.input);
    let ends: BTreeMap<&EdgeId, _> = flows.iter().map(|(id, flow)| (*id, end(flow))).collect();
    let (_, start) = ends.iter().map(|(id, end)| (end, *id)).min()?;
    let goal = &ends[start];
    let mut came_by: BTreeMap<EdgeId, Option<EdgeId>> = BTreeMap::new();
    let mut todo = VecDeque::new();
    for first in net.next(start).into_iter().filter(|id| set.contains(id)) {
        came_by.insert(first.clone(), None);
        todo.push_back(first);
    }
    while let Some(at) = todo.pop_front() {
        if ends[&at] == *goal {
            return Some(walk_back(graph, &flows, at, &came_by));
        }
        for next in net.next(&at).into_iter().filter(|id| set.contains(id)) {
            if !came_by.contains_key(&next) {
                came_by.insert(next.clone(), Some(at.clone()));
                todo.push_back(next);
            }
        }
    }
    None
}

fn walk_back(
    graph: &FlowGraph,
    flows: &BTreeMap<&EdgeId, &FlowEdge>,
    last: EdgeId,
    came_by: &BTreeMap<EdgeId, Option<EdgeId>>,
) -> SyncCycle {
    let mut path = vec![last];
    while let Some(Some(before)) = path.last().and_then(|at| came_by.get(at)) {
        path.push(before.clone());
    }
    path.reverse();
    let mut seen = BTreeSet::new();
    let mut places: Vec<NodeId> = path
        .iter()
        .map(|id| graph.id(flows[id].from).clone())
        .collect();
    places.retain(|place| seen.insert(place.clone()));
    SyncCycle {
        places,
        flows: path,
    }
}
