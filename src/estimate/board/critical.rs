//! The critical path: the way from a client's request to a client's answer whose 99th percentiles add up to most.

use std::collections::BTreeMap;

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoad;
use crate::estimate::board::ports::{PortGraph, PortIx};
use crate::estimate::board::waiting::{WaitingFlows, WaitingStep};
use crate::estimate::estimate_error::{EstimateError, Estimated};
use crate::estimate::{Constants, Latency, PathLatency};
use crate::graph::NodeIx;
use crate::model::{EdgeId, NodeId};

/// The slowest way a request takes, and what it adds up to.
#[derive(Clone, Debug, PartialEq)]
pub struct CriticalPath {
    /// Components on the way, each once, the client first.
    pub nodes: Vec<NodeId>,
    /// Flows on the way.
    pub flows: Vec<EdgeId>,
    /// Components that take time, in the order of the way.
    pub hops: Vec<Hop>,
    /// Calls over the network between components.
    pub n_calls: u32,
    /// What they take.
    pub network: Latency,
    /// All of it.
    pub latency: PathLatency,
}

/// One component on the critical path.
#[derive(Clone, Debug, PartialEq)]
pub struct Hop {
    /// The component of the hop.
    pub node: NodeId,
    /// What the component itself takes.
    pub own: Latency,
    /// The slowest supplier it fetches from, with the call to it and what that supplier fetches in turn; suppliers are
    /// asked in parallel.
    pub pulled: Option<(NodeId, Latency)>,
}

impl Hop {
    /// What the component and its slowest supplier take.
    pub fn total(&self) -> Latency {
        let pulled = self.pulled.as_ref();
        self.own
            .plus(pulled.map_or(Latency::ZERO, |(_, latency)| *latency))
    }
}

/// Suppliers of suppliers are followed this far.
const DEEPEST: usize = 6;

/// The slowest supplier of a component, if it fetches from any.
type Supplier = Estimated<Option<(NodeIx, Latency)>>;

/// The best way from a port to an answer: the sum of p99, and the step it starts with.
type BestPath = Option<(f64, Option<WaitingStep>)>;

/// The graph of ports with the time each component takes.
pub(in crate::estimate) struct CriticalSearch<'a> {
    pub net: &'a PortGraph,
    pub waiting: &'a WaitingFlows,
    pub components: &'a [ComponentLoad],
    pub constants: &'a Constants,
    /// Slowest suppliers that were worked out, by depth.
    pulls: BTreeMap<(NodeIx, usize), Supplier>,
}

impl<'a> CriticalSearch<'a> {
    pub fn new(
        net: &'a PortGraph,
        waiting: &'a WaitingFlows,
        components: &'a [ComponentLoad],
        constants: &'a Constants,
    ) -> Self {
        Self {
            net,
            waiting,
            components,
            constants,
            pulls: BTreeMap::new(),
        }
    }

    /// `Ok(None)` if no request comes back to a client.
    pub fn run(&mut self) -> Estimated<Option<CriticalPath>> {
        let Some(order) = &self.waiting.order else {
            return Err(EstimateError::impossible(
                "some components wait for each other in a cycle, so no request ever returns",
            ));
        };
        let mut best: Vec<BestPath> = vec![None; self.net.n_ports];
        let reached = order.iter().filter(|port| self.waiting.is_reached(**port));
        for port in reached.rev() {
            best[*port] = self.best_from(*port, &best)?;
        }
        let questions = self.net.questions().into_iter();
        let mut first: Option<(f64, usize)> = None;
        for port in questions {
            if let Some((sum, _)) = best[port]
                && first.is_none_or(|(most, _)| sum > most)
            {
                first = Some((sum, port));
            }
        }
        first.map(|(_, port)| self.follow(port, &best)).transpose()
    }

    fn best_from(&mut self, port: usize, best: &[BestPath]) -> Estimated<BestPath> {
        let here = self.net.port(port);
        if let PortIx::Input { at, .. } = here
            && self.net.flows.has_role(at, Role::Client)
        {
            return Ok(Some((0.0, None)));
        }
        let mut found: BestPath = None;
        for step in &self.waiting.next[port] {
            let Some((rest, _)) = best[step.to] else {
                continue;
            };
            let sum = rest + self.cost(here, *step)?.p99_ms;
            if found.is_none_or(|(most, _)| sum > most) {
                found = Some((sum, Some(*step)));
            }
        }
        Ok(found)
    }

    /// The hop of a step through a component; `None` for a call over the network.
    fn through(&self, from: PortIx, step: WaitingStep) -> Option<(NodeIx, bool)> {
        let taken = step.wire.and_then(|wire| self.net.flows.edge(wire));
        let is_loop = taken.is_some_and(|wire| wire.from == wire.to);
        if step.wire.is_some() && !is_loop {
            return None;
        }
        let (at, enters) = match from {
            PortIx::Input { at, input } => (at, self.net.flows.takes_requests(at, input)),
            PortIx::Output { at, output } => (at, self.net.flows.gives_requests(at, output)),
        };
        // The front door works on a request when it comes in; passing the answer out costs no second time.
        let counts = enters || !self.net.flows.has_role(at, Role::Gateway);
        Some((at, counts))
    }

    fn cost(&mut self, from: PortIx, step: WaitingStep) -> Estimated<Latency> {
        match self.through(from, step) {
            None => Ok(Latency::of_hop(self.constants)),
            Some((_, false)) => Ok(Latency::ZERO),
            Some((at, true)) => {
                let own = self.components[at].latency.clone()?;
                let pulled = self.pull(at, 0)?;
                Ok(own.plus(pulled.map_or(Latency::ZERO, |(_, latency)| latency)))
            }
        }
    }

    /// The slowest of the suppliers the component fetches from that are not on the way themselves.
    fn pull(&mut self, at: NodeIx, depth: usize) -> Supplier {
        if depth >= DEEPEST {
            return Ok(None);
        }
        if let Some(known) = self.pulls.get(&(at, depth)) {
            return known.clone();
        }
        let found = self.slowest_supplier(at, depth);
        self.pulls.insert((at, depth), found.clone());
        found
    }

    fn slowest_supplier(&mut self, at: NodeIx, depth: usize) -> Supplier {
        let net = self.net;
        let mut slowest: Option<(NodeIx, Latency)> = None;
        for wire in net
            .flows
            .incoming(at)
            .filter(|wire| net.flows.is_pull(wire))
        {
            if self.waiting.is_output_reached(net, wire.from, wire.output) {
                continue;
            }
            let own = self.components[wire.from].latency.clone()?;
            let deeper = self.pull(wire.from, depth + 1)?;
            let deeper = deeper.map_or(Latency::ZERO, |(_, latency)| latency);
            let all = own.plus(deeper).plus(Latency::of_hop(self.constants));
            if all.p99_ms > slowest.map_or(0.0, |(_, latency)| latency.p99_ms) {
                slowest = Some((wire.from, all));
            }
        }
        Ok(slowest)
    }

    fn follow(&mut self, start: usize, best: &[BestPath]) -> Estimated<CriticalPath> {
        let (mut nodes, mut flows, mut hops, mut costs) = (vec![], vec![], vec![], vec![]);
        let mut seen = vec![false; self.net.flows.n_nodes()];
        let (mut n_calls, mut network) = (0, Latency::ZERO);
        let mut port = start;
        loop {
            let here = self.net.port(port);
            let at = here.at();
            if !std::mem::replace(&mut seen[at], true) {
                nodes.push(self.net.flows.id(at).clone());
            }
            let Some((_, Some(step))) = best[port] else {
                break;
            };
            let cost = self.cost(here, step)?;
            costs.push(cost);
            let taken = step.wire.and_then(|wire| self.net.flows.edge(wire));
            flows.extend(taken.map(|wire| wire.id.clone()));
            match self.through(here, step) {
                None => {
                    n_calls += 1;
                    network = network.plus(cost);
                }
                Some((at, true)) if !cost.is_zero() => {
                    let pulled = self.pull(at, 0)?;
                    hops.push(Hop {
                        node: self.net.flows.id(at).clone(),
                        own: self.components[at].latency.clone()?,
                        pulled: pulled
                            .map(|(from, latency)| (self.net.flows.id(from).clone(), latency)),
                    });
                }
                Some(_) => {}
            }
            port = step.to;
        }
        Ok(CriticalPath {
            nodes,
            flows,
            hops,
            n_calls,
            network,
            latency: PathLatency::new(costs),
        })
    }
}
