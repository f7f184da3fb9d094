//! How old things are when they are used: features when a model reads them, items when they can first be found.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::dijkstra;
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoads;
use crate::estimate::board::ports::PortGraph;
use crate::estimate::estimate_error::Estimated;
use crate::graph::{FlowEdge, NodeIx};

/// The board with the delays of its components.
#[derive(Clone, Copy)]
pub(in crate::estimate) struct DelayGraph<'a> {
    pub net: &'a PortGraph,
    pub components: &'a ComponentLoads,
}

/// What items are made of on their way into an index.
const CONTENT: [&str; 9] = [
    "index",
    "embeddings",
    "images",
    "video",
    "audio",
    "text",
    "records",
    "features_offline",
    "raw_events",
];

const FEATURES: [&str; 2] = ["features_online", "features_offline"];

impl DelayGraph<'_> {
    /// What computes the features the component reads, each with its delay, by id. The way upstream ends at pipelines:
    /// what they read waited for their schedule already.
    pub fn feature_sources(&self, at: NodeIx) -> Vec<(NodeIx, Estimated)> {
        let mut seen = BTreeSet::from([at]);
        let mut todo = vec![at];
        let mut found = Vec::new();
        while let Some(reader) = todo.pop() {
            let wires = self.net.flows.incoming(reader);
            for wire in wires.filter(|wire| wire.carries(&FEATURES)) {
                if !seen.insert(wire.from) {
                    continue;
                }
                let has = |role| self.net.flows.has_role(wire.from, role);
                let is_pipeline =
                    has(Role::ComputesFeaturesInStream) || has(Role::ComputesFeaturesInBatch);
                let counts = is_pipeline
                    || (has(Role::TransformsRequest) && self.reads_behaviour(wire.from));
                if let Some(delay) = self.delay_s(wire.from).filter(|_| counts) {
                    found.push((wire.from, delay));
                }
                if !is_pipeline {
                    todo.push(wire.from);
                }
            }
        }
        found.sort_by_key(|(source, _)| *source);
        found
    }

    /// Whether what it computes when a request arrives is made of what people did: events, or records that events on
    /// the board become. Stored features are as old as their pipelines; a table that no event comes into says nothing
    /// of what people did.
    fn reads_behaviour(&self, at: NodeIx) -> bool {
        const EVENTS: [&str; 2] = ["raw_events", "feedback"];
        const KEPT: [&str; 3] = ["raw_events", "feedback", "records"];
        let kept = self.upstream(at, &KEPT).into_iter();
        kept.chain([at]).any(|at| {
            let mut wires = self.net.flows.incoming(at);
            wires.any(|wire| wire.carries(&EVENTS))
        })
    }

    /// Age of the freshest feature the component reads, s; `None` if it reads none.
    pub fn feature_age_s(&self, at: NodeIx) -> Option<Estimated> {
        let ages = self.feature_sources(at).into_iter();
        least(ages.map(|(_, age)| age))
    }

    /// Ages of answers that were worked out ahead of time and are looked up in the store, s: by a batch, or soon after each
    /// event.
    pub fn prepared_ages_s(&self, store: NodeIx) -> Vec<(NodeIx, Estimated)> {
        let entries = self
            .net
            .flows
            .incoming(store)
            .filter(|wire| self.net.flows.ends_at(wire, "entries"));
        let age = |from: NodeIx| {
            if self.net.flows.has_role(from, Role::WorksNearline) {
                return Some(self.components[from].hold_s.clone());
            }
            let is_batch = self.net.flows.has_role(from, Role::PredictsInBulk);
            self.delay_s(from).filter(|_| is_batch)
        };
        entries
            .filter_map(|wire| Some((wire.from, age(wire.from)?)))
            .collect()
    }

    /// Ways a new item takes until it can be found, each with the component that finds it and the time, s.
    pub fn visibility(&self) -> Vec<(NodeIx, Estimated)> {
        let mut found = Vec::new();
        for index in self.net.flows.with_role(Role::SearchesVectors) {
            let contents = self
                .net
                .flows
                .incoming(index)
                .filter(|wire| self.net.flows.ends_at(wire, "contents"));
            found.extend(
                contents.filter_map(|wire| Some((index, self.time_into_vectors(wire.from)?))),
            );
        }
        for index in self.net.flows.with_role(Role::SearchesTerms) {
            let contents = self
                .net
                .flows
                .incoming(index)
                .filter(|wire| self.net.flows.ends_at(wire, "contents"));
            found.extend(contents.filter_map(|wire| {
                let before = self.arrival_s(wire.from);
                if self.net.flows.has_role(wire.from, Role::BuildsIndex) {
                    return Some((index, before));
                }
                let own = self.delay_s(index)?;
                Some((index, (|| Ok(before? + own?))()))
            }));
        }
        for generator in self.net.flows.with_role(Role::GeneratesCandidates) {
            let sources = self.net.flows.incoming(generator);
            for wire in sources.filter(|wire| self.net.flows.ends_at(wire, "sources")) {
                if self.net.flows.has_role(wire.from, Role::SystemOfRecord) {
                    found.push((generator, Ok(0.0)));
                }
                if self.net.flows.has_role(wire.from, Role::StoresResults) {
                    let ages = self.prepared_ages_s(wire.from).into_iter();
                    found.extend(ages.map(|(_, age)| (generator, age)));
                }
            }
        }
        found
    }

    /// Time until the fastest way has made a new item findable, s; `None` if no way leads there.
    pub fn item_visible_s(&self) -> Option<Estimated> {
        least(self.visibility().into_iter().map(|(_, age)| age))
    }

    /// Ages of what behaviour changes, each with the component that uses it: the freshest feature of models on the
    /// request path, and answers prepared ahead that are looked up there.
    pub fn signals(&self, on_path: impl Iterator<Item = NodeIx>) -> Vec<(NodeIx, Estimated)> {
        let models = [Role::Ranks, Role::PredictsOnline, Role::EncodesQuery];
        let mut found = Vec::new();
        for at in on_path {
            if models
                .into_iter()
                .any(|role| self.net.flows.has_role(at, role))
            {
                found.extend(self.feature_age_s(at).map(|age| (at, age)));
            }
            if self.net.flows.has_role(at, Role::StoresResults) {
                let prepared = self.prepared_ages_s(at).into_iter();
                found.extend(prepared.map(|(_, age)| (at, age)));
            }
        }
        found
    }

    /// What starts training, each with its interval, s.
    pub fn retraining(&self) -> Vec<(NodeIx, Estimated)> {
        let starters = self.net.flows.with_role(Role::OrchestratesTraining);
        let starters = starters.filter(|at| {
            let mut started = self.net.flows.outgoing(*at);
            started.any(|wire| self.net.flows.has_role(wire.to, Role::Trains))
        });
        starters
            .filter_map(|at| Some((at, self.delay_s(at)?)))
            .collect()
    }

    fn time_into_vectors(&self, source: NodeIx) -> Option<Estimated> {
        let has = |role| self.net.flows.has_role(source, role);
        let fills = has(Role::EmbedsCorpus) || has(Role::BuildsIndex);
        fills.then(|| self.arrival_s(source))
    }

    /// How long an item takes from its source until it leaves the component, by the fastest way: every stage on it counts,
    /// ingestion included.
    fn arrival_s(&self, at: NodeIx) -> Estimated {
        let mut graph: DiGraph<NodeIx, ()> = DiGraph::new();
        let mut places = BTreeMap::from([(at, graph.add_node(at))]);
        let mut todo = vec![at];
        let mut sources = Vec::new();
        while let Some(here) = todo.pop() {
            let before = self.content_before(here);
            if before.is_empty() {
                sources.push(here);
            }
            for from in before {
                let place = *places.entry(from).or_insert_with(|| {
                    todo.push(from);
                    graph.add_node(from)
                });
                graph.add_edge(places[&here], place, ());
            }
        }
        let stage = |at: NodeIx| {
            let component = &self.components[at];
            let own = component.delay_s.clone();
            own.unwrap_or_else(|| component.hold_s.clone())
        };
        // A stage that cannot be told is no fast way; where there is no other, it says what it needs.
        let cost = |at: NodeIx| stage(at).unwrap_or(f64::MAX / 1e6);
        let times = dijkstra(&graph, places[&at], None, |edge| cost(graph[edge.target()]));
        let arrivals = sources
            .iter()
            .filter_map(|source| times.get(&places[source]));
        let fastest = arrivals.copied().reduce(f64::min).unwrap_or(0.0);
        if fastest >= f64::MAX / 1e6 {
            let mut stages = places.keys().map(|at| stage(*at));
            return stages.find(Result::is_err).unwrap_or(Ok(0.0));
        }
        Ok(fastest + stage(at)?)
    }

    /// What hands content to the component; what builds an index takes vectors, whatever else comes along.
    fn content_before(&self, at: NodeIx) -> BTreeSet<NodeIx> {
        let flows = self.net.flows.incoming(at);
        let content: Vec<&FlowEdge> = flows.filter(|flow| flow.carries(&CONTENT)).collect();
        let is_vectors = |flow: &FlowEdge| flow.carries(&["embeddings"]);
        let of_vectors = self.net.flows.has_role(at, Role::BuildsIndex)
            && content.iter().any(|flow| is_vectors(flow));
        let content = content.into_iter();
        let content = content.filter(|flow| !of_vectors || is_vectors(flow));
        content.map(|flow| flow.from).collect()
    }

    /// Components that the payload comes from, whatever it passes on the way.
    pub fn upstream(&self, at: NodeIx, payloads: &[&str]) -> BTreeSet<NodeIx> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![at];
        while let Some(at) = todo.pop() {
            for wire in self
                .net
                .flows
                .incoming(at)
                .filter(|wire| wire.carries(payloads))
            {
                if seen.insert(wire.from) {
                    todo.push(wire.from);
                }
            }
        }
        seen
    }

    fn delay_s(&self, at: NodeIx) -> Option<Estimated> {
        self.components[at].delay_s.clone()
    }
}

/// The least of several; what one of them needs if it cannot be told.
fn least(answers: impl Iterator<Item = Estimated>) -> Option<Estimated> {
    answers.reduce(|a, b| Ok(a?.min(b?)))
}
