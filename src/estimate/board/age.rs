//! How old facts are when they are used: the slowest way from where they arise, through stores, pipelines and training,
//! to the component that works with them while a client waits.
//!
//! Components that answer live requests pass on what they just learned, so a way starts there or where nothing comes in.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::catalog::Role;
use crate::estimate::board::component::Component;
use crate::estimate::board::net::{At, Net, Wire};
use crate::estimate::board::waiting::Waiting;
use crate::estimate::refusal::{Answer, Refusal};

/// What is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    Features,
    Index,
    Model,
}

impl Use {
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
pub(in crate::estimate) struct Ages<'a> {
    pub net: &'a Net,
    pub waiting: &'a Waiting,
    pub components: &'a [Component],
}

/// The slowest way of a fact to its use: components with what they hold it up, s, the source first.
pub(in crate::estimate) type Way = Vec<(At, f64)>;

impl Ages<'_> {
    /// The slowest way into the use; `None` where the component uses nothing of the sort.
    pub fn slowest(&self, at: At, what: Use) -> Option<Answer<Way>> {
        let of_use = |wire: &&Wire| carries(wire, what.payloads()) && self.is_stored(wire);
        let ends: BTreeSet<At> = self
            .net
            .arriving(at)
            .filter(of_use)
            .map(|wire| wire.from)
            .collect();
        if ends.is_empty() {
            return None;
        }
        let own = (what == Use::Index).then(|| self.components[at].hold_s.clone());
        Some((|| {
            let mut way = self.longest(&ends, what)?;
            if let Some(own) = own {
                way.push((at, own?));
            }
            Ok(way)
        })())
    }

    /// Whether what flows here was kept somewhere: nobody's request runs along it.
    fn is_stored(&self, wire: &Wire) -> bool {
        !self
            .waiting
            .is_output_reached(self.net, wire.from, wire.output)
            || !self.net.is_waited_for(wire)
    }

    /// Whether it works on live requests: what it hands on is new.
    fn is_live(&self, at: At) -> bool {
        if self.net.has_role(at, Role::Client) {
            return true;
        }
        let mut inputs = self.net.inputs(at);
        inputs.any(|input| self.waiting.is_reached(self.net.input_port(at, input)))
    }

    /// What the component holds facts up, s. Training waits for whoever starts it.
    fn hold_s(&self, at: At) -> Answer {
        if !self.net.has_role(at, Role::Trains) {
            return self.components[at].hold_s.clone();
        }
        let starters = self.net.arriving(at).map(|wire| wire.from);
        let starters = starters.filter(|from| self.net.has_role(*from, Role::OrchestratesTraining));
        let delays = starters.filter_map(|from| self.components[from].delay_s.clone());
        let longest = delays.reduce(|a, b| Ok(a?.max(b?)));
        longest.unwrap_or_else(|| Err(Refusal::needs("a pipeline that starts the training")))
    }

    /// How much older a fact is when it leaves the component than when it came.
    fn wait_s(&self, at: At, age_s: f64) -> Answer {
        if self.is_live(at) {
            return Ok(0.0);
        }
        let held = self.hold_s(at)?;
        let least = self.components[at].least_age_s.clone()?;
        Ok(held.max(least - age_s))
    }

    /// The way with the greatest sum of waits that ends at one of `ends`. What goes round in a circle counts once.
    fn longest(&self, ends: &BTreeSet<At>, what: Use) -> Answer<Way> {
        let (graph, places) = self.upstream(ends, what);
        let mut best: BTreeMap<NodeIndex, (f64, Way)> = BTreeMap::new();
        // Those that others wait for come first.
        for circle in tarjan_scc(&graph) {
            let mut before: Option<&(f64, Way)> = None;
            for supplier in circle.iter().flat_map(|one| graph.neighbors(*one)) {
                let known = best.get(&supplier);
                if let Some(known) =
                    known.filter(|known| before.is_none_or(|best| known.0 > best.0))
                {
                    before = Some(known);
                }
            }
            let (mut sum, mut way) = before.cloned().unwrap_or_default();
            let mut members: Vec<At> = circle.iter().map(|one| graph[*one]).collect();
            members.sort_unstable();
            for member in members {
                let wait = self.wait_s(member, sum)?;
                sum += wait;
                way.push((member, wait));
            }
            for one in circle {
                best.insert(one, (sum, way.clone()));
            }
        }
        let found = ends.iter().filter_map(|end| best.get(&places[end]));
        let longest = found.reduce(|a, b| if b.0 > a.0 { b } else { a });
        Ok(longest.cloned().unwrap_or_default().1)
    }

    /// Everything that facts pass on the way there, each pointing to what it takes them from.
    fn upstream(
        &self,
        ends: &BTreeSet<At>,
        what: Use,
    ) -> (DiGraph<At, ()>, BTreeMap<At, NodeIndex>) {
        let mut graph = DiGraph::new();
        let mut places: BTreeMap<At, NodeIndex> = BTreeMap::new();
        let learned = if what == Use::Model {
            &LEARNED[..]
        } else {
            &[]
        };
        let is_fact = |wire: &&Wire| carries(wire, &FACTS) || carries(wire, learned);
        let mut todo: Vec<At> = ends.iter().copied().collect();
        for end in ends {
            places.insert(*end, graph.add_node(*end));
        }
        while let Some(at) = todo.pop() {
            if self.is_live(at) {
                continue;
            }
            for wire in self.net.arriving(at).filter(is_fact) {
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

fn carries(wire: &Wire, payloads: &[&str]) -> bool {
    let payload = wire.payload.as_ref();
    payload.is_some_and(|payload| payloads.contains(&payload.as_str()))
}
