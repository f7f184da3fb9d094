//! The critical path: the way from a client's request to a client's answer whose 99th percentiles add up to most.
//!
//! A loop costs its rounds: what lies on the way counts so often, and so does the detour through the rest of the loop.
//! A way that fewer than one request in a hundred takes decides no 99th percentile.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoads;
use crate::estimate::board::ports::{PortGraph, PortIx, WaitingStep};
use crate::estimate::board::pulls::RequestVisits;
use crate::estimate::board::visits::calls_of;
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::{EstimateError, Estimated};
use crate::estimate::{Constants, Latency, PathLatency, tail};
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
    /// Calls over the network between components; of loops as often as they are gone round.
    pub n_calls: f64,
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
    /// What the component itself takes, all rounds of a loop together.
    pub own: Latency,
    /// The slowest supplier it fetches from, with the call to it and what that supplier fetches in turn; suppliers are
    /// asked in parallel.
    pub pulled: Option<(NodeId, Latency)>,
    /// Rounds of the loop it is in; 1 outside of loops.
    pub rounds: f64,
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

/// Ways that fewer requests take do not decide what 99 of 100 stay below.
const RARE: f64 = 0.01;

/// The graph of ports with the time each component takes.
pub(in crate::estimate) struct CriticalSearch<'a> {
    pub net: &'a PortGraph,
    pub waiting: &'a WaitingFlows,
    pub components: &'a ComponentLoads,
    pub constants: &'a Constants,
    visits: &'a RequestVisits,
    /// From a port of a loop, the slowest way on to where the loop closes.
    detours: Vec<BestPath>,
    /// Slowest suppliers that were worked out, by depth.
    pulls: BTreeMap<(NodeIx, usize), Supplier>,
}

impl<'a> CriticalSearch<'a> {
    pub fn new(
        net: &'a PortGraph,
        waiting: &'a WaitingFlows,
        components: &'a ComponentLoads,
        visits: &'a RequestVisits,
        constants: &'a Constants,
    ) -> Self {
        Self {
            net,
            waiting,
            components,
            constants,
            visits,
            detours: vec![None; net.n_ports],
            pulls: BTreeMap::new(),
        }
    }

    /// `Ok(None)` if no request comes back to a client.
    pub fn run(&mut self) -> Estimated<Option<CriticalPath>> {
        if self.waiting.order().is_none() {
            return Err(EstimateError::impossible(
                "some components wait for each other in a cycle, so no request ever returns",
            ));
        }
        let mut best: Vec<BestPath> = vec![None; self.net.n_ports];
        let waiting = self.waiting;
        for port in waiting.reached_in_order().rev() {
            self.detours[port] = self.detour_from(port)?;
            best[port] = self.best_from(port, &best)?;
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
        for step in self.waiting.steps_on(port) {
            let Some((rest, _)) = best[step.to] else {
                continue;
            };
            if self.visits.share_of_port(step.to) < RARE {
                continue;
            }
            let mut sum = rest + self.cost(here, step)?.p99_ms;
            if let Some((detour, _)) = self.detour_at(port, step) {
                sum += detour;
            }
            if found.is_none_or(|(most, _)| sum > most) {
                found = Some((sum, Some(step)));
            }
        }
        Ok(found)
    }

    /// The slowest way from a port of a loop to where the loop closes.
    fn detour_from(&mut self, port: usize) -> Estimated<BestPath> {
        let waiting = self.waiting;
        let mut found: BestPath = None;
        for step in waiting.next.after(port) {
            if !waiting.loops.is_within(port, step.to) {
                continue;
            }
            let is_closing = waiting.loops.closing.contains(&(port, step.to));
            let rest = self.detours[step.to].map(|(rest, _)| rest);
            let Some(rest) = rest.or(is_closing.then_some(0.0)) else {
                continue;
            };
            let rest = if is_closing { 0.0 } else { rest };
            let sum = rest + self.cost(self.net.port(port), *step)?.p99_ms;
            if found.is_none_or(|(most, _)| sum > most) {
                found = Some((sum, Some(*step)));
            }
        }
        Ok(found)
    }

    /// What going round costs besides, where the step leaves a loop: the way back from here, without what is worked
    /// here anyway.
    fn detour_at(&self, port: usize, step: WaitingStep) -> BestPath {
        let loops = &self.waiting.loops;
        if loops.loop_of[port].is_none() || loops.is_within(port, step.to) {
            return None;
        }
        let mut found: BestPath = None;
        for other in self.waiting.next.after(port) {
            let is_open = loops.is_open(port, other.to);
            if !is_open || !loops.is_within(port, other.to) {
                continue;
            }
            let hop = if other.wire.is_some() {
                self.hop(port, *other).p99_ms
            } else {
                0.0
            };
            if let Some((rest, _)) = self.detours[other.to]
                && found.is_none_or(|(most, _)| rest + hop > most)
            {
                found = Some((rest + hop, Some(*other)));
            }
        }
        found
    }

    /// Rounds that the step is taken in.
    fn rounds(&self, port: usize, step: WaitingStep) -> f64 {
        let loops = &self.waiting.loops;
        // The first time the loop is entered from outside.
        if step.wire.is_none() && loops.closing.contains(&(port, step.to)) {
            return loops.rounds[port] - 1.0;
        }
        if step.wire.is_none() || loops.is_within(port, step.to) {
            loops.rounds[port]
        } else {
            1.0
        }
    }

    fn hop(&self, port: usize, step: WaitingStep) -> Latency {
        Latency::of_hop(self.constants).repeated(self.rounds(port, step))
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
        let rounds = self.rounds(self.net.number(from), step);
        match self.through(from, step) {
            None => Ok(Latency::of_hop(self.constants).repeated(rounds)),
            Some((_, false)) => Ok(Latency::ZERO),
            Some((at, true)) => {
                let own = self.own(at)?;
                let pulled = self.pull(at, 0)?;
                let all = own.plus(pulled.map_or(Latency::ZERO, |(_, latency)| latency));
                Ok(all.repeated(rounds))
            }
        }
    }

    /// What the component takes, the slowest of the calls that a request makes of it at a time.
    fn own(&self, at: NodeIx) -> Estimated<Latency> {
        let own = self.components[at].latency.clone()?;
        let visits = self
            .visits
            .of_node(at)
            .and_then(|visits| visits.clone().ok());
        slowest_call(own, visits.map_or(1.0, |visits| visits.calls))
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
            let calls = calls_of(&net.flows, self.components, wire);
            if self.visits.share_along(wire) < RARE {
                continue;
            }
            let own = slowest_call(self.components[wire.from].latency.clone()?, calls)?;
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
        let mut walk = PathWalk::default();
        let mut port = start;
        loop {
            self.pass(port, &mut walk);
            let Some((_, Some(step))) = best[port] else {
                break;
            };
            if let Some((_, Some(aside))) = self.detour_at(port, step) {
                self.go_round(port, aside, &mut walk)?;
            }
            self.take(port, step, &mut walk)?;
            port = step.to;
        }
        Ok(CriticalPath {
            nodes: walk.nodes,
            flows: walk.flows,
            hops: walk.hops,
            n_calls: walk.n_calls,
            network: walk.network,
            latency: PathLatency::new(walk.costs),
        })
    }

    /// The rest of a loop, from the step aside to where it closes.
    fn go_round(&mut self, port: usize, aside: WaitingStep, walk: &mut PathWalk) -> Estimated<()> {
        let (mut at, mut step) = (port, aside);
        let mut is_first = true;
        loop {
            // What is worked where the way turns aside counts there.
            if !(is_first && step.wire.is_none()) {
                self.take(at, step, walk)?;
            }
            is_first = false;
            if self.waiting.loops.closing.contains(&(at, step.to)) {
                return Ok(());
            }
            at = step.to;
            self.pass(at, walk);
            let Some((_, Some(next))) = self.detours[at] else {
                return Ok(());
            };
            step = next;
        }
    }

    fn pass(&self, port: usize, walk: &mut PathWalk) {
        let at = self.net.port(port).at();
        if walk.seen.insert(at) {
            walk.nodes.push(self.net.flows.id(at).clone());
        }
    }

    fn take(&mut self, port: usize, step: WaitingStep, walk: &mut PathWalk) -> Estimated<()> {
        let here = self.net.port(port);
        let (cost, rounds) = (self.cost(here, step)?, self.rounds(port, step));
        walk.costs.push(cost);
        let taken = step.wire.and_then(|wire| self.net.flows.edge(wire));
        walk.flows.extend(taken.map(|wire| wire.id.clone()));
        match self.through(here, step) {
            None => {
                walk.n_calls += rounds;
                walk.network = walk.network.plus(cost);
            }
            Some((at, true)) if !cost.is_zero() => {
                let pulled = self.pull(at, 0)?;
                let flows = &self.net.flows;
                walk.hops.push(Hop {
                    node: flows.id(at).clone(),
                    own: self.own(at)?.repeated(rounds),
                    pulled: pulled
                        .map(|(from, latency)| (flows.id(from).clone(), latency.repeated(rounds))),
                    rounds,
                });
            }
            Some(_) => {}
        }
        Ok(())
    }
}

/// What a walk along the critical path has gathered.
#[derive(Default)]
struct PathWalk {
    nodes: Vec<NodeId>,
    seen: BTreeSet<NodeIx>,
    flows: Vec<EdgeId>,
    hops: Vec<Hop>,
    costs: Vec<Latency>,
    n_calls: f64,
    network: Latency,
}

/// The slowest of so many calls at a time.
fn slowest_call(latency: Latency, calls: f64) -> Estimated<Latency> {
    if calls > 1.0 && latency.p99_ms > latency.p50_ms {
        return tail::slowest_of(latency, calls);
    }
    Ok(latency)
}
