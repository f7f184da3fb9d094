//! How old things are when they are used, asked by the ids of a board.

use crate::estimate::board::age::{AgeGraph, AgeUse};
use crate::estimate::board::estimate::Estimate;
use crate::estimate::board::fresh::DelayGraph;
use crate::estimate::estimate_error::Estimated;
use crate::graph::NodeIx;
use crate::model::NodeId;

impl Estimate {
    /// Age of the freshest feature the component reads, s; `None` if it reads none.
    pub fn feature_age_s(&self, id: &NodeId) -> Option<Estimated> {
        self.fresh().feature_age_s(self.net.flows.index(id)?)
    }

    /// Age of every kind of feature the component reads, s, by what computes it.
    pub fn feature_ages_s(&self, id: &NodeId) -> Vec<(&NodeId, Estimated)> {
        let at = self.net.flows.index(id);
        self.named(at.map_or_else(Vec::new, |at| self.fresh().feature_sources(at)))
    }

    /// Ages of what behaviour changes on the request path, s, by the component that uses it: the freshest feature of each
    /// model, and answers prepared ahead.
    pub fn signal_ages_s(&self) -> Vec<(&NodeId, Estimated)> {
        self.named(self.fresh().signals(self.waiting.on_path()))
    }

    /// The least of them; `None` if behaviour changes nothing.
    pub fn signal_age_s(&self) -> Option<Estimated> {
        let ages = self.signal_ages_s().into_iter();
        ages.map(|(_, age)| age).reduce(|a, b| Ok(a?.min(b?)))
    }

    /// Ways a new item takes until it can be found, s, by the component that finds it.
    pub fn item_path_times(&self) -> Vec<(&NodeId, Estimated)> {
        self.named(self.fresh().visibility())
    }

    /// Time until the fastest way has made a new item findable, s; `None` if no way leads there.
    pub fn item_visible_s(&self) -> Option<Estimated> {
        self.fresh().item_visible_s()
    }

    /// The slowest way of a fact into what the component uses: what holds it up and how long, s, the source first. `None`
    /// where it uses nothing of the sort.
    pub fn slowest_path(
        &self,
        id: &NodeId,
        what: AgeUse,
    ) -> Option<Estimated<Vec<(&NodeId, f64)>>> {
        let ages = AgeGraph {
            net: &self.net,
            waiting: &self.waiting,
            components: &self.components,
        };
        let way = ages.slowest(self.net.flows.index(id)?, what)?;
        let named = |(at, hold): (NodeIx, f64)| (self.net.flows.id(at), hold);
        Some(way.map(|way| way.into_iter().map(named).collect()))
    }

    /// What starts training, with its interval, s.
    pub fn retraining_s(&self) -> Vec<(&NodeId, Estimated)> {
        self.named(self.fresh().retraining())
    }

    /// Components that one of the payloads comes from, whatever it passes on the way, by id.
    pub fn upstream(&self, id: &NodeId, payloads: &[&str]) -> Vec<&NodeId> {
        let Some(at) = self.net.flows.index(id) else {
            return Vec::new();
        };
        let found = self.fresh().upstream(at, payloads).into_iter();
        found.map(|at| self.net.flows.id(at)).collect()
    }

    fn named(&self, found: Vec<(NodeIx, Estimated)>) -> Vec<(&NodeId, Estimated)> {
        let all = found.into_iter();
        all.map(|(at, value)| (self.net.flows.id(at), value))
            .collect()
    }

    fn fresh(&self) -> DelayGraph<'_> {
        DelayGraph {
            net: &self.net,
            components: &self.components,
        }
    }
}
