//! How often one request of a client comes to each port: shares and calls of the flows it takes, from the clients on.
//!
//! Where branches of one request meet, they are one call again: lists are merged, and parts of different data types
//! belong together. What several ask with the same type of data is a call of each.

use std::collections::BTreeMap;

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoads;
use crate::estimate::board::port_steps::PortSteps;
use crate::estimate::board::ports::{PortGraph, PortIx, WaitingStep};
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::{EstimateError, Estimated};
use crate::graph::{FlowEdge, FlowGraph, NodeIx};
use crate::model::{EdgeId, PayloadId};

/// How often one request comes to a port, caches and rounds of loops left aside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::estimate) struct PortVisits {
    /// The part of requests that comes at all, 0 to 1.
    pub share: f64,
    /// Calls of such a request.
    pub calls: f64,
    /// How many of them one caller makes at a time and waits for.
    pub parallel: f64,
}

/// What one request does to ports, before caches; `None` for ports that no request reaches.
pub(in crate::estimate) type VisitsOfPorts = Vec<Option<Estimated<PortVisits>>>;

/// Data types of answers that what asked for them merges into one.
const MERGED: [&str; 10] = [
    "candidates",
    "scores",
    "ranked_list",
    "predictions",
    "decisions",
    "explanations",
    "records",
    "features_online",
    "features_offline",
    "response",
];

impl PortVisits {
    const ONE: Self = Self {
        share: 1.0,
        calls: 1.0,
        parallel: 1.0,
    };

    pub fn total(self) -> f64 {
        self.share * self.calls
    }

    fn along(self, share: f64, calls: f64) -> Self {
        Self {
            share: self.share * share,
            calls: self.calls * calls,
            parallel: self.parallel * calls,
        }
    }

    fn of_total(total: f64, share: f64, parallel: f64) -> Self {
        let calls = if share > 0.0 { total / share } else { 0.0 };
        Self {
            share,
            calls,
            parallel,
        }
    }
}

/// The board while the visits of its ports are worked out.
pub(in crate::estimate) struct VisitSearch<'a> {
    pub net: &'a PortGraph,
    pub waiting: &'a WaitingFlows,
    pub components: &'a ComponentLoads,
    /// Shares that follow from others, by flow.
    shares: BTreeMap<EdgeId, Estimated>,
}

/// What comes to a port by one flow.
struct FlowArrival<'a> {
    flow: &'a FlowEdge,
    visits: Estimated<PortVisits>,
}

/// Ports in order, each with the last port that all ways to it pass.
struct PortDominators {
    place: Vec<usize>,
    last: Vec<Option<usize>>,
}

impl PortDominators {
    /// The last port that all ways to both pass.
    fn common(&self, a: Option<usize>, b: Option<usize>) -> Option<usize> {
        let (mut a, mut b) = (a?, b?);
        while a != b {
            if self.place[a] > self.place[b] {
                a = self.last[a]?;
            } else {
                b = self.last[b]?;
            }
        }
        Some(a)
    }
}

impl<'a> VisitSearch<'a> {
    pub fn new(
        net: &'a PortGraph,
        waiting: &'a WaitingFlows,
        components: &'a ComponentLoads,
    ) -> Self {
        let shares = shares(&net.flows);
        Self {
            net,
            waiting,
            components,
            shares,
        }
    }

    pub fn run(&self) -> VisitsOfPorts {
        let n_ports = self.net.n_ports;
        let mut found: VisitsOfPorts = vec![None; n_ports];
        let before = self.ways_to();
        let mut dominators = PortDominators {
            place: vec![usize::MAX; n_ports],
            last: vec![None; n_ports],
        };
        for port in self.net.questions() {
            found[port] = Some(Ok(PortVisits::ONE));
        }
        for (place, port) in self.waiting.reached_in_order().enumerate() {
            dominators.place[port] = place;
            let ways = before.after(port);
            let mut sources = ways.iter().map(|way| Some(way.to));
            dominators.last[port] = sources
                .next()
                .and_then(|first| sources.fold(first, |all, one| dominators.common(all, one)));
            if found[port].is_none() {
                found[port] = Some(match self.net.port(port) {
                    PortIx::Input { .. } => self.at_input(ways, &found, dominators.last[port]),
                    PortIx::Output { at, .. } => self.at_output(at, ways, &found),
                });
            }
        }
        found
    }

    /// From each port to those that come to it, each in the order in which a request does; what closes a loop is passed
    /// over.
    fn ways_to(&self) -> PortSteps {
        let mut all = Vec::with_capacity(self.net.n_ports);
        for port in self.waiting.reached_in_order() {
            all.extend(self.waiting.steps_on(port).map(|step| {
                let WaitingStep { to, wire } = step;
                (to, WaitingStep { to: port, wire })
            }));
        }
        PortSteps::new(self.net.n_ports, &all)
    }

    /// `last` is the last port that all ways pass.
    fn at_input(
        &self,
        ways: &[WaitingStep],
        found: &VisitsOfPorts,
        last: Option<usize>,
    ) -> Estimated<PortVisits> {
        let mut arrivals = ways.iter().filter_map(|way| {
            let flow = self.net.flows.edge(way.wire?)?;
            let visits = self.arrival(way.to, flow, found)?;
            Some(FlowArrival { flow, visits })
        });
        // As it mostly is.
        if let [_] = ways {
            return arrivals
                .next()
                .map_or(Ok(PortVisits::ONE), |only| only.visits);
        }
        let mut arrivals: Vec<FlowArrival> = arrivals.collect();
        let is_miss = |one: &FlowArrival| !self.is_hit(one.flow);
        if arrivals.len() > 1 && arrivals.iter().any(is_miss) {
            arrivals.retain(is_miss);
        }
        if let [only] = arrivals.as_slice() {
            return only.visits.clone();
        }
        let parted = last.and_then(|last| found[last].clone());
        let parted = parted.unwrap_or(Ok(PortVisits::ONE))?;
        let mut groups: BTreeMap<Option<&str>, Vec<FlowArrival>> = BTreeMap::new();
        for one in arrivals {
            let payload = one.flow.payload.as_ref();
            let group = payload.map(PayloadId::as_str);
            groups.entry(group).or_default().push(one);
        }
        let together = groups.into_values().map(|group| self.meet(&group, parted));
        largest(together)
    }

    /// What comes by several flows of one data type.
    fn meet(&self, group: &[FlowArrival], parted: PortVisits) -> Estimated<PortVisits> {
        if let [only] = group {
            return only.visits.clone();
        }
        let all: Vec<PortVisits> = group
            .iter()
            .map(|one| one.visits.clone())
            .collect::<Estimated<_>>()?;
        let share = all.iter().map(|one| one.share).sum::<f64>();
        let share = share.min(parted.share);
        let is_merged = |one: &FlowArrival| {
            one.flow.carries(&MERGED) || self.net.flows.has_role(one.flow.from, Role::Client)
        };
        if group.iter().all(is_merged) {
            let calls = group.iter().map(|one| self.calls_of(one.flow));
            let calls = calls.fold(0.0, f64::max);
            return Ok(PortVisits {
                share,
                calls: parted.calls * calls,
                parallel: parted.parallel * calls,
            });
        }
        let total = all.iter().map(|one| one.total()).sum();
        let parallel = all.iter().map(|one| one.parallel).fold(1.0, f64::max);
        Ok(PortVisits::of_total(total, share, parallel))
    }

    /// What comes along the flow from its port.
    pub fn arrival(
        &self,
        from: usize,
        flow: &FlowEdge,
        found: &VisitsOfPorts,
    ) -> Option<Estimated<PortVisits>> {
        let before = found[from].clone()?;
        let share = match self.shares.get(&flow.id) {
            Some(share) => share.clone(),
            None => Ok(flow.traffic.share.unwrap_or(1.0)),
        };
        let hits = self.hits(flow);
        Some((|| Ok(before?.along(share? * hits?, self.calls_of(flow))))())
    }

    /// What leaves a component waits for all it needs: what it makes no sense without says how often.
    fn at_output(
        &self,
        at: NodeIx,
        ways: &[WaitingStep],
        found: &VisitsOfPorts,
    ) -> Estimated<PortVisits> {
        self.decisive(at, ways.iter().map(|way| way.to), found)
            .unwrap_or(Ok(PortVisits::ONE))
    }

    /// The most visits among required inputs, else among all of these.
    pub fn decisive(
        &self,
        at: NodeIx,
        inputs: impl Iterator<Item = usize> + Clone,
        found: &VisitsOfPorts,
    ) -> Option<Estimated<PortVisits>> {
        let known = inputs.filter(|port| found[*port].is_some());
        let is_needed = |port: usize| {
            matches!(self.net.port(port), PortIx::Input { input, .. }
                if self.net.flows.is_required(at, input))
        };
        let some_are_needed = known.clone().any(is_needed);
        let decisive = known.filter(|port| !some_are_needed || is_needed(*port));
        let mut visits = decisive.filter_map(|port| found[port].clone()).peekable();
        visits.peek()?;
        Some(largest(visits))
    }

    fn is_hit(&self, flow: &FlowEdge) -> bool {
        self.net.flows.has_role(flow.from, Role::CachesResults)
            && self.components[flow.from].hit_rate.is_some()
    }

    /// A cache hands on what it answers.
    fn hits(&self, flow: &FlowEdge) -> Estimated {
        let rate = self.components[flow.from].hit_rate.clone();
        rate.filter(|_| self.is_hit(flow)).unwrap_or(Ok(1.0))
    }

    /// Calls of the end of the flow for each time it is taken.
    pub fn calls_of(&self, flow: &FlowEdge) -> f64 {
        calls_of(&self.net.flows, self.components, flow)
    }
}

/// Calls of what the flow asks for each time it is taken: as stated, or as many as the keys of one request need.
pub(in crate::estimate) fn calls_of(
    flows: &FlowGraph,
    components: &ComponentLoads,
    flow: &FlowEdge,
) -> f64 {
    let keyed = |store: NodeIx, reader: NodeIx| {
        let limit = components[store].keys_per_call;
        limit.map_or(1.0, |limit| {
            (components[reader].items / limit).ceil().max(1.0)
        })
    };
    if let Some(stated) = flow.traffic.calls {
        return stated;
    }
    if flows.is_pull(flow) {
        return keyed(flow.from, flow.to);
    }
    let readers = flows.outgoing(flow.to).filter(|next| flows.is_pull(next));
    readers
        .map(|next| keyed(flow.to, next.to))
        .fold(1.0, f64::max)
}

/// Shares that follow from others: of alternatives behind one router the one without a stated share gets the rest, and
/// several without one have none that could be told.
fn shares(flows: &FlowGraph) -> BTreeMap<EdgeId, Estimated> {
    let mut found = BTreeMap::new();
    for role in [Role::UnderstandsQuery, Role::RoutesModels] {
        for router in flows.with_role(role) {
            share_out(flows, router, &mut found);
        }
    }
    found
}

fn share_out(flows: &FlowGraph, router: NodeIx, found: &mut BTreeMap<EdgeId, Estimated>) {
    let mut alternatives: BTreeMap<Option<usize>, Vec<&FlowEdge>> = BTreeMap::new();
    for flow in flows.outgoing(router) {
        if flows.is_waited_for(flow) && flows.has_role(flow.to, Role::Generates) {
            alternatives.entry(flow.output).or_default().push(flow);
        }
    }
    for group in alternatives.values().filter(|group| group.len() > 1) {
        let stated = group.iter().filter_map(|flow| flow.traffic.share);
        let rest = (1.0 - stated.sum::<f64>()).max(0.0);
        let is_open = |flow: &&&FlowEdge| flow.traffic.share.is_none();
        let n_open = group.iter().filter(is_open).count();
        for flow in group.iter().filter(is_open) {
            let (from, to) = (flows.id(flow.from), flows.id(flow.to));
            let needs =
                || EstimateError::needs(format!("the share of requests that {from} sends to {to}"));
            let share = if n_open == 1 { Ok(rest) } else { Err(needs()) };
            found.insert(flow.id.clone(), share);
        }
    }
}

/// What most visits come by; what is open is open.
fn largest(visits: impl Iterator<Item = Estimated<PortVisits>>) -> Estimated<PortVisits> {
    let more = |a: PortVisits, b: PortVisits| if b.total() > a.total() { b } else { a };
    visits
        .reduce(|a, b| Ok(more(a?, b?)))
        .unwrap_or(Ok(PortVisits::ONE))
}
