//! How old things are when they are used: features when a model reads them, items when they can first be found.

use std::collections::BTreeSet;

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoad;
use crate::estimate::board::ports::PortGraph;
use crate::estimate::estimate_error::Estimated;
use crate::graph::NodeIx;

/// The board with the delays of its components.
#[derive(Clone, Copy)]
pub(in crate::estimate) struct DelayGraph<'a> {
    pub net: &'a PortGraph,
    pub components: &'a [ComponentLoad],
}

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

    /// Whether what it computes when a request arrives is made of what people did, and not of the request alone.
    fn reads_behaviour(&self, at: NodeIx) -> bool {
        const BEHAVIOUR: [&str; 4] = ["raw_events", "feedback", "records", "features_online"];
        let mut wires = self.net.flows.incoming(at);
        wires.any(|wire| wire.carries(&BEHAVIOUR))
    }

    /// Age of the freshest feature the component reads, s; `None` if it reads none.
    pub fn feature_age_s(&self, at: NodeIx) -> Option<Estimated> {
        let ages = self.feature_sources(at).into_iter();
        least(ages.map(|(_, age)| age))
    }

    /// Ages of answers that were worked out ahead of time and are looked up in the store, s.
    pub fn prepared_ages_s(&self, store: NodeIx) -> Vec<(NodeIx, Estimated)> {
        let entries = self
            .net
            .flows
            .incoming(store)
            .filter(|wire| self.net.flows.ends_at(wire, "entries"));
        let filled =
            entries.filter(|wire| self.net.flows.has_role(wire.from, Role::PredictsInBulk));
        filled
            .filter_map(|wire| Some((wire.from, self.delay_s(wire.from)?)))
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
                let rebuilt = self.components[wire.from].rebuild_s.clone();
                Some((index, rebuilt.or_else(|| self.delay_s(index))?))
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
        if self.net.flows.has_role(source, Role::EmbedsCorpus) {
            return self.delay_s(source);
        }
        if !self.net.flows.has_role(source, Role::BuildsIndex) {
            return None;
        }
        let embedding = self.upstream(source, &["embeddings"]).into_iter();
        let embedding = embedding.filter(|at| self.net.flows.has_role(*at, Role::EmbedsCorpus));
        let embedding = least(embedding.filter_map(|at| self.delay_s(at))).unwrap_or(Ok(0.0));
        let building = self.delay_s(source)?;
        Some(building.and_then(|building| Ok(building + embedding?)))
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
