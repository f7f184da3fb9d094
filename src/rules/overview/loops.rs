//! Loops through which the system learns or corrects itself: good news, unlike those in which everybody waits.
//!
//! A board that learns is nearly one single loop with thousands of ways around. Told is the shortest one through each
//! component that closes a loop by what it is: a trainer, a monitor, a person who reviews, a tool; and one for each part
//! that none of those is in.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::catalog::{Catalog, Phase, Role};
use crate::model::{Diagram, Document, Edge, EdgeId, NodeId};
use crate::rules::BoardFacts;
use crate::rules::overview::Trace;

/// More loops than this are not listed.
const MOST: usize = 40;
/// On a very large board not every component is asked, and no loop is looked for over more components than this.
const MOST_ASKED: usize = 120;
const FARTHEST: usize = 2_000;

/// What closes a loop, and what such a loop is called.
const CLOSING: &[(Role, &str)] = &[
    (Role::Trains, "learns from what its own model caused"),
    (Role::Reviews, "people's rulings come back"),
    (Role::Monitors, "what it sees comes back to what it watches"),
    (Role::Experiments, "what the experiment shows comes back"),
    (
        Role::ExecutesTools,
        "what tools answer comes back to the model",
    ),
];

/// Feedback loops of a board, by what closes them. Loops in which everybody waits are a fault and not among them.
pub fn loops(document: &Document, catalog: &Catalog) -> Vec<Trace> {
    let facts = BoardFacts::new(document, catalog);
    let (diagram, graph) = (document.diagram(), facts.graph());
    let mut told = LoopSummary::new(&facts);
    for (role, words) in CLOSING {
        for at in graph.with_role(*role) {
            told.tell(diagram, graph.id(at), |name| format!("{name}: {words}"));
        }
    }
    // Of petgraph's algorithms the one that does not recurse: a board may be one chain of thousands.
    for part in petgraph::algo::kosaraju_scc(diagram.graph()) {
        let ids = part.iter().map(|index| &diagram.graph()[*index].id);
        let ids: BTreeSet<&NodeId> = ids.collect();
        let is_told = ids.iter().any(|id| told.covered.contains(*id));
        // Asking and answering is no learning: something must be kept for later.
        let keeps = |id: &&NodeId| {
            let phase = graph.index(id).and_then(|at| graph.phase(at));
            phase != Some(Phase::Online)
        };
        let is_told = is_told || !ids.iter().any(keeps);
        if let (Some(first), false) = (ids.first().filter(|_| ids.len() > 1), is_told) {
            told.tell(diagram, first, |_| "What leaves comes back".to_owned());
        }
    }
    told.found
}

/// What was told already.
struct LoopSummary<'a> {
    facts: &'a BoardFacts,
    /// Flows of loops in which everybody waits.
    deadlocks: Vec<BTreeSet<&'a EdgeId>>,
    known: BTreeSet<BTreeSet<EdgeId>>,
    covered: BTreeSet<NodeId>,
    found: Vec<Trace>,
    n_asked: usize,
}

impl<'a> LoopSummary<'a> {
    fn new(facts: &'a BoardFacts) -> Self {
        let deadlocks = facts.cycles().map(|cycle| cycle.flows.iter().collect());
        Self {
            facts,
            deadlocks: deadlocks.collect(),
            known: BTreeSet::new(),
            covered: BTreeSet::new(),
            found: Vec::new(),
            n_asked: 0,
        }
    }

    fn tell(&mut self, diagram: &Diagram, start: &NodeId, title: impl Fn(&str) -> String) {
        self.n_asked += 1;
        if self.n_asked > MOST_ASKED || self.found.len() >= MOST {
            return;
        }
        let Some(edges) = shortest(diagram, start) else {
            return;
        };
        let ids: BTreeSet<EdgeId> = edges.iter().map(|edge| edge.id.clone()).collect();
        let waits = |knot: &BTreeSet<&EdgeId>| ids.iter().all(|id| knot.contains(id));
        if self.deadlocks.iter().any(waits) {
            return;
        }
        let nodes: Vec<NodeId> = edges.iter().map(|edge| edge.from.node.clone()).collect();
        self.covered.extend(nodes.iter().cloned());
        if !self.known.insert(ids) {
            return;
        }
        self.found.push(Trace {
            title: title(&self.facts.name(start)),
            nodes,
            edges: edges.into_iter().map(|edge| edge.id.clone()).collect(),
        });
    }
}

/// The flows of a shortest loop through a component, in their order; `None` where none leads back.
fn shortest<'a>(diagram: &'a Diagram, start: &NodeId) -> Option<Vec<&'a Edge>> {
    let mut came: BTreeMap<&NodeId, &Edge> = BTreeMap::new();
    let mut todo = VecDeque::from([start]);
    while let Some(at) = todo.pop_front() {
        if came.len() > FARTHEST {
            return None;
        }
        for edge in diagram.outgoing(at) {
            let next = &edge.to.node;
            if next == start && at != start {
                let mut back = vec![edge];
                let mut at = &edge.from.node;
                while at != start {
                    let edge = came.get(at)?;
                    back.push(edge);
                    at = &edge.from.node;
                }
                back.reverse();
                return Some(back);
            }
            if next != start && !came.contains_key(next) {
                came.insert(next, edge);
                todo.push_back(next);
            }
        }
    }
    None
}
