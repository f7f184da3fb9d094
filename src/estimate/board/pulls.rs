//! How often one request of a client calls each component: what comes to its ports, and what others fetch from it.

use crate::catalog::Role;
use crate::estimate::board::component::ComponentLoads;
use crate::estimate::board::ports::PortGraph;
use crate::estimate::board::relief::past_caches;
use crate::estimate::board::visits::{VisitSearch, VisitsOfPorts};
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::Estimated;
use crate::graph::{EdgeIx, FlowEdge, NodeIx};

/// What one request of a client is to a component.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::estimate) struct NodeVisits {
    /// The part of requests that needs it at all, 0 to 1.
    pub share: f64,
    /// Calls of it at a time for such a request.
    pub calls: f64,
    /// Times one after the other that a loop is gone round in it.
    pub rounds: f64,
    /// Calls of one request, expected, while every cache is empty.
    pub cold: f64,
    /// The same with caches as they answer.
    pub warm: f64,
}

/// How often one request calls each component, and takes each flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct RequestVisits {
    nodes: Vec<Option<Estimated<NodeVisits>>>,
    flows: Vec<Option<Estimated>>,
    ports: VisitsOfPorts,
    past: Vec<Estimated>,
}

impl RequestVisits {
    pub fn new(net: &PortGraph, waiting: &WaitingFlows, components: &ComponentLoads) -> Self {
        let search = VisitSearch::new(net, waiting, components);
        let ports = search.run();
        let past = past_caches(net, waiting, components);
        let nodes = net
            .flows
            .nodes()
            .map(|at| visits_at_ports(&search, &ports, &past, at));
        let mut visits = Self {
            nodes: nodes.collect(),
            flows: Vec::new(),
            ports,
            past,
        };
        visits.fetch(&search);
        let flows = net.flows.edges();
        let flows = flows.map(|(_, flow)| visits.along(&search, flow));
        visits.flows = flows.collect();
        visits
    }

    /// What one request is to the component; `None` off the request path.
    pub fn of_node(&self, at: NodeIx) -> Option<&Estimated<NodeVisits>> {
        self.nodes[at].as_ref()
    }

    /// How often one request takes the flow, expected, with caches as they answer; `None` where nobody waits for it.
    pub fn of_flow(&self, flow: EdgeIx) -> Option<&Estimated> {
        self.flows[flow].as_ref()
    }

    /// The part of requests that comes to the port, past caches too; 1 where it cannot be told.
    pub fn share_of_port(&self, port: usize) -> f64 {
        let visits = self.ports[port].clone().and_then(Result::ok);
        let share = visits.map_or(1.0, |visits| visits.share);
        share * self.past[port].clone().unwrap_or(1.0)
    }

    /// The part of requests that fetch by the flow; 1 where it cannot be told.
    pub fn share_along(&self, flow: &FlowEdge) -> f64 {
        let reader = self.nodes[flow.to].clone().and_then(Result::ok);
        let share = reader.map_or(1.0, |reader| reader.share);
        share * flow.traffic.share.unwrap_or(1.0)
    }

    fn along(&self, search: &VisitSearch, flow: &FlowEdge) -> Option<Estimated> {
        let (net, loops) = (search.net, &search.waiting.loops);
        if is_fetched(search, flow) {
            let reader = self.nodes[flow.to].clone()?;
            return Some(reader.map(|reader| reader.warm * times(search, flow)));
        }
        if !net.flows.is_waited_for(flow) {
            return None;
        }
        let (from, to) = (
            net.output_port(flow.from, flow.output?),
            net.input_port(flow.to, flow.input?),
        );
        let visits = search.arrival(from, flow, &self.ports)?;
        let is_within = loops.is_within(from, to);
        let rounds = if is_within { loops.rounds[from] } else { 1.0 };
        Some((|| {
            let past = self.past[from].clone()?.min(self.past[to].clone()?);
            Ok(visits?.total() * rounds * past)
        })())
    }

    /// Calls of suppliers by those that fetch from them, each after whoever fetches from itself.
    fn fetch(&mut self, search: &VisitSearch) {
        let flows = &search.net.flows;
        let mut n_before = vec![0_usize; self.nodes.len()];
        for (_, flow) in flows.edges().filter(|(_, flow)| is_fetched(search, flow)) {
            n_before[flow.from] += 1;
        }
        let mut order: Vec<NodeIx> = flows.nodes().filter(|at| n_before[*at] == 0).collect();
        let mut done = 0;
        while done < order.len() {
            let reader = order[done];
            done += 1;
            for flow in flows.incoming(reader) {
                if is_fetched(search, flow) {
                    self.add(search, flow);
                    n_before[flow.from] -= 1;
                    if n_before[flow.from] == 0 {
                        order.push(flow.from);
                    }
                }
            }
        }
        // Who fetches in a circle is called once by each of the others.
        let circular: Vec<NodeIx> = flows.nodes().filter(|at| n_before[*at] > 0).collect();
        for reader in circular {
            for flow in flows.incoming(reader) {
                if n_before[flow.from] > 0 && is_fetched(search, flow) {
                    self.add(search, flow);
                }
            }
        }
    }

    fn add(&mut self, search: &VisitSearch, flow: &FlowEdge) {
        let Some(reader) = self.nodes[flow.to].clone() else {
            return;
        };
        let known = self.nodes[flow.from].take();
        let calls = search.calls_of(flow);
        let (times, share) = (times(search, flow), flow.traffic.share.unwrap_or(1.0));
        self.nodes[flow.from] = Some(reader.and_then(|reader| {
            let more = NodeVisits {
                share: reader.share * share,
                calls,
                rounds: 1.0,
                cold: reader.cold * times,
                warm: reader.warm * times,
            };
            let Some(known) = known.transpose()? else {
                return Ok(more);
            };
            Ok(NodeVisits {
                share: (known.share + more.share).min(1.0).max(known.share),
                calls: known.calls.max(more.calls),
                rounds: known.rounds,
                cold: known.cold + more.cold,
                warm: known.warm + more.warm,
            })
        }));
    }
}

/// Whether the flow is a call of its own: something fetches by it what no request brings along.
fn is_fetched(search: &VisitSearch, flow: &FlowEdge) -> bool {
    let flows = &search.net.flows;
    let is_brought = || {
        let (from, output) = (flow.from, flow.output);
        search.waiting.is_output_reached(search.net, from, output)
    };
    flows.is_pull(flow) && !flows.is_offline(flow.from) && !is_brought()
}

/// Calls of its start for each time its end works.
fn times(search: &VisitSearch, flow: &FlowEdge) -> f64 {
    flow.traffic.share.unwrap_or(1.0) * search.calls_of(flow)
}

/// What comes to the ports of a component; `None` where nothing does.
fn visits_at_ports(
    search: &VisitSearch,
    found: &VisitsOfPorts,
    past: &[Estimated],
    at: NodeIx,
) -> Option<Estimated<NodeVisits>> {
    let net = search.net;
    if net.flows.has_role(at, Role::Client) {
        return None;
    }
    let inputs = 0..net.flows.n_inputs(at);
    let ports = inputs.map(|input| net.input_port(at, input));
    let reached = ports.filter(|port| search.waiting.is_reached(*port));
    let visits = search.decisive(at, reached.clone(), found)?;
    let rounds = reached
        .clone()
        .map(|port| search.waiting.loops.rounds[port]);
    let rounds = rounds.fold(1.0, f64::max);
    Some((|| {
        let visits = visits?;
        let spared = reached.map(|port| past[port].clone());
        let past = spared.reduce(|a, b| Ok(a?.max(b?))).unwrap_or(Ok(1.0))?;
        let cold = visits.total() * rounds;
        Ok(NodeVisits {
            share: visits.share,
            calls: visits.parallel,
            rounds,
            cold,
            warm: cold * past,
        })
    })())
}
