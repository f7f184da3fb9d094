//! How old facts are when they are used: the slowest way from where they arise, through stores, pipelines and training,
//! to the component that works with them while a client waits.
//!
//! Components that answer live requests pass on what they just learned, so a way starts there or where nothing comes in.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoads;
use crate::estimate::board::ports::PortGraph;
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::{EstimateError, Estimated};
use crate::graph::{FlowEdge, NodeIx};

/// What is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeUse {
    Features,
    Index,
    Model,
}

impl AgeUse {
    pub const ALL: [Self; 3] = [Self::Features, Self::Index, Self::Model];

    /// What a component takes in to use it.
    fn payloads(self) -> &'static [&'static str] {
        match self {
            Self::Features => &["features_online", "features_offline"],
            Self::Index => &[
                "index",
                "embeddings",
                "records",
                "text",
                "images",
                "audio",
                "video",
            ],
            Self::Model => &["model_artifact"],
        }
    }
}

/// What carries facts about the world into features and indexes.
const FACTS: [&str; 16] = [
    "raw_events",
    "feedback",
    "records",
    "images",
    "video",
    "audio",
    "text",
    "labels",
    "review_items",
    "features_offline",
    "features_online",
    "embeddings",
    "index",
    "predictions",
    "candidates",
    "decisions",
];

/// And besides these into models. What a model that computed a feature has learned is no fact of that feature.
const LEARNED: [&str; 2] = ["training_set", "model_artifact"];

/// The board with the waits of its components.
#[derive(Clone, Copy)]
pub(in crate::estimate) struct AgeGraph<'a> {
    pub net: &'a PortGraph,
    pub waiting: &'a WaitingFlows,
    pub components: &'a ComponentLoads,
}

/// The slowest way of a fact to its use: components with what they hold it up, s, the source first.
pub(in crate::estimate) type SlowestPath = Vec<(NodeIx, f64)>;

/// Components that facts pass at once: one, or all of a circle.
struct AgeStage {
    /// How old facts are when they leave it, s.
    sum_s: f64,
    /// What is passed here.
    path: SlowestPath,
    /// The number of the stage that facts come from, where the way does not start here.
    before: Option<usize>,
}

/// All of the way to a stage, the source first.
fn slowest_path_to(stages: &[AgeStage], end: Option<usize>) -> SlowestPath {
    let back = std::iter::successors(end, |at| stages[*at].before);
    let mut passed: Vec<&AgeStage> = back.map(|at| &stages[at]).collect();
    passed.reverse();
    passed.iter().flat_map(|stage| stage.path.clone()).collect()
}

impl AgeGraph<'_> {
    /// The slowest way into the use; `None` where the component uses nothing of the sort.
    pub fn slowest(&self, at: NodeIx, what: AgeUse) -> Option<Estimated<SlowestPath>> {
        let of_use = |wire: &&FlowEdge| wire.carries(what.payloads()) && self.is_stored(wire);
        let ends: BTreeSet<NodeIx> = self
            .net
            .flows
            .incoming(at)
            .filter(of_use)
            .map(|wire| wire.from)
            .collect();
        if ends.is_empty() {
            return None;
        }
        let own = (what == AgeUse::Index).then(|| self.components[at].hold_s.clone());
        Some((|| {
            let mut way = self.longest(&ends, what)?;
            if let Some(own) = own {
                way.push((at, own?));
            }
            Ok(way)
        })())
    }

    /// Whether what flows here was kept somewhere: nobody's request runs along it.
    fn is_stored(&self, wire: &FlowEdge) -> bool {
        !self
            .waiting
            .is_output_reached(self.net, wire.from, wire.output)
            || !self.net.flows.is_waited_for(wire)
    }

    /// Whether it works on live requests: what it hands on is new.
    fn is_live(&self, at: NodeIx) -> bool {
        if self.net.flows.has_role(at, Role::Client) {
            return true;
        }
        let mut inputs = 0..self.net.flows.n_inputs(at);
        inputs.any(|input| self.waiting.is_reached(self.net.input_port(at, input)))
    }

    /// What the component holds facts up, s. Training waits for whoever starts it.
    fn hold_s(&self, at: NodeIx) -> Estimated {
        if !self.net.flows.has_role(at, Role::Trains) {
            return self.components[at].hold_s.clone();
        }
        let starters = self.net.flows.incoming(at).map(|wire| wire.from);
        let starters =
            starters.filter(|from| self.net.flows.has_role(*from, Role::OrchestratesTraining));
        let delays = starters.filter_map(|from| self.components[from].delay_s.clone());
        let longest = delays.reduce(|a, b| Ok(a?.max(b?)));
        longest.unwrap_or_else(|| Err(EstimateError::needs("a pipeline that starts the training")))
    }

    /// How much older a fact is when it leaves the component than when it came.
    fn wait_s(&self, at: NodeIx, age_s: f64) -> Estimated {
        if self.is_live(at) {
            return Ok(0.0);
        }
        let held = self.hold_s(at)?;
        let least = self.components[at].least_age_s.clone()?;
        Ok(held.max(least - age_s))
    }

    /// The way with the greatest sum of waits that ends at one of `ends`. What goes round in a circle counts once.
    fn longest(&self, ends: &BTreeSet<NodeIx>, what: AgeUse) -> Estimated<SlowestPath> {
        let (graph, places) = self.upstream(ends, what);
        let mut stages: Vec<AgeStage> = Vec::new();
        let mut stage_of: BTreeMap<NodeIndex, usize> = BTreeMap::new();
        // Of petgraph's algorithms the one that does not recurse; those that others wait for come first.
        for circle in kosaraju_scc(&graph) {
            let mut before: Option<usize> = None;
            for supplier in circle.iter().flat_map(|one| graph.neighbors(*one)) {
                let known = stage_of.get(&supplier).copied();
                let is_longer = |known: &usize| {
                    before.is_none_or(|best| stages[*known].sum_s > stages[best].sum_s)
                };
                before = known.filter(is_longer).or(before);
            }
            let mut sum_s = before.map_or(0.0, |before| stages[before].sum_s);
            let mut members: Vec<NodeIx> = circle.iter().map(|one| graph[*one]).collect();
            members.sort_unstable();
            let mut way = SlowestPath::new();
            for member in members {
                let wait = self.wait_s(member, sum_s)?;
                sum_s += wait;
                way.push((member, wait));
            }
            stage_of.extend(circle.into_iter().map(|one| (one, stages.len())));
            stages.push(AgeStage {
                sum_s,
                path: way,
                before,
            });
        }
        let found = ends.iter().filter_map(|end| stage_of.get(&places[end]));
        let longest = found.reduce(|a, b| {
            if stages[*b].sum_s > stages[*a].sum_s {
                b
            } else {
                a
            }
        });
        Ok(slowest_path_to(&stages, longest.copied()))
    }

    /// Everything that facts pass on the way there, each pointing to what it takes them from.
    fn upstream(
        &self,
        ends: &BTreeSet<NodeIx>,
        what: AgeUse,
    ) -> (DiGraph<NodeIx, ()>, BTreeMap<NodeIx, NodeIndex>) {
        let mut graph = DiGraph::new();
        let mut places: BTreeMap<NodeIx, NodeIndex> = BTreeMap::new();
        let learned = if what == AgeUse::Model {
            &LEARNED[..]
        } else {
            &[]
        };
        let is_fact = |wire: &&FlowEdge| wire.carries(&FACTS) || wire.carries(learned);
        let mut todo: Vec<NodeIx> = ends.iter().copied().collect();
        for end in ends {
            places.insert(*end, graph.add_node(*end));
        }
        while let Some(at) = todo.pop() {
            if self.is_live(at) {
                continue;
            }
            for wire in self.net.flows.incoming(at).filter(is_fact) {
                let from = *places.entry(wire.from).or_insert_with(|| {
                    todo.push(wire.from);
                    graph.add_node(wire.from)
                });
                graph.add_edge(places[&at], from, ());
            }
        }
        (graph, places)
    }
}
