//! Loops that a request goes round: which ports are in one, how often it is gone round, and the steps that close it.

use std::collections::BTreeSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::estimate::board::port_steps::PortSteps;
use crate::estimate::board::ports::{PortGraph, WaitingStep};
use crate::graph::NodeIx;

/// All loops of a board. Loops within loops multiply.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct RequestLoops {
    /// How often a request that comes to the port goes round there; 1 outside of loops. By port.
    pub rounds: Vec<f64>,
    /// The outermost loop the port is in. By port.
    pub loop_of: Vec<Option<usize>>,
    /// Steps from port to port that lead back to where a loop was entered.
    pub closing: BTreeSet<(usize, usize)>,
    /// Whether some loop has no bound: nobody said how often it is gone round.
    pub is_endless: bool,
}

/// The board while its loops are looked for.
struct LoopSearch<'a> {
    net: &'a PortGraph,
    next: &'a PortSteps,
    /// Per port, the ports before it.
    before: Vec<Vec<usize>>,
    /// The rounds that hold where a component bounds a loop and nobody states them.
    assumed: &'a dyn Fn(NodeIx) -> Option<f64>,
    found: RequestLoops,
    n_outermost: usize,
}

impl RequestLoops {
    pub fn new(
        net: &PortGraph,
        next: &PortSteps,
        reached: &[bool],
        assumed: &dyn Fn(NodeIx) -> Option<f64>,
    ) -> Self {
        let found = Self {
            rounds: vec![1.0; net.n_ports],
            loop_of: vec![None; net.n_ports],
            closing: BTreeSet::new(),
            is_endless: false,
        };
        let beyond = beyond_any_order(next);
        if beyond.is_empty() {
            return found;
        }
        let mut before = vec![Vec::new(); net.n_ports];
        for (port, steps) in next.all() {
            // Nobody enters a loop where no request comes.
            let entered = steps
                .iter()
                .filter(|step| reached[port] || !reached[step.to]);
            for step in entered {
                before[step.to].push(port);
            }
        }
        let mut search = LoopSearch {
            net,
            next,
            before,
            assumed,
            found,
            n_outermost: 0,
        };
        // Loops within loops come after those around them.
        let mut todo: Vec<Vec<usize>> = vec![beyond];
        while let Some(ports) = todo.pop() {
            todo.extend(search.loops_among(&ports));
        }
        search.found
    }

    /// Whether the step closes no loop.
    pub fn is_open(&self, from: usize, to: usize) -> bool {
        // Most steps are in no loop, and asking that costs nothing.
        self.loop_of[from].is_none() || !self.closing.contains(&(from, to))
    }

    /// Whether the step stays in the loop that the port is in.
    pub fn is_within(&self, from: usize, to: usize) -> bool {
        self.loop_of[from].is_some() && self.loop_of[from] == self.loop_of[to]
    }
}

impl LoopSearch<'_> {
    /// Steps among the ports that close no loop found before.
    fn open_steps(&self, port: usize) -> impl Iterator<Item = &WaitingStep> {
        let steps = self.next.after(port).iter();
        steps.filter(move |step| !self.found.closing.contains(&(port, step.to)))
    }

    /// The circles among the ports; each is closed, and comes back to be looked through for loops within.
    fn loops_among(&mut self, ports: &[usize]) -> Vec<Vec<usize>> {
        let circles = self.circles(ports);
        for circle in &circles {
            self.close(circle);
        }
        circles
    }

    fn circles(&self, ports: &[usize]) -> Vec<Vec<usize>> {
        let mut graph: DiGraph<usize, ()> = DiGraph::with_capacity(ports.len(), ports.len());
        for port in ports {
            graph.add_node(*port);
        }
        // The ports are in order, so that their numbers in the graph are their places.
        let place = |port: usize| ports.binary_search(&port).ok().map(NodeIndex::new);
        for (at, port) in ports.iter().enumerate() {
            for step in self.open_steps(*port) {
                if let Some(to) = place(step.to) {
                    graph.add_edge(NodeIndex::new(at), to, ());
                }
            }
        }
        // No step leads from a port to itself.
        let found = kosaraju_scc(&graph).into_iter();
        let found = found.filter(|circle| circle.len() > 1);
        let circles = found.map(|circle| {
            let mut ports: Vec<usize> = circle.into_iter().map(|at| graph[at]).collect();
            ports.sort_unstable();
            ports
        });
        circles.collect()
    }

    fn close(&mut self, circle: &[usize]) {
        let is_in = |port: usize| circle.binary_search(&port).is_ok();
        let mut entries: BTreeSet<usize> = BTreeSet::new();
        for port in circle {
            if self.before[*port].iter().any(|from| !is_in(*from)) {
                entries.insert(*port);
            }
        }
        // Within a loop that was opened, the loop within is entered from it.
        entries.extend(circle.first().filter(|_| entries.is_empty()));
        let mut closing = Vec::new();
        for port in circle {
            let back = self.open_steps(*port).map(|step| step.to);
            closing.extend(back.filter(|to| entries.contains(to)).map(|to| (*port, to)));
        }
        self.found.closing.extend(closing);
        let inner: BTreeSet<usize> = self.circles(circle).into_iter().flatten().collect();
        let rounds = self.rounds_of(circle, &inner);
        self.found.is_endless |= rounds.is_none();
        let outermost = self.n_outermost;
        self.n_outermost += 1;
        for port in circle {
            self.found.rounds[*port] *= rounds.unwrap_or(1.0);
            self.found.loop_of[*port].get_or_insert(outermost);
        }
    }

    /// What its flows state, else what a component in it bounds; loops within speak for themselves.
    fn rounds_of(&self, circle: &[usize], inner: &BTreeSet<usize>) -> Option<f64> {
        let is_in = |port: usize| circle.binary_search(&port).is_ok();
        let steps = circle
            .iter()
            .flat_map(|port| self.next.after(*port).iter().map(|step| (*port, step)));
        let own = steps.filter(|(port, step)| {
            is_in(step.to) && !(inner.contains(port) && inner.contains(&step.to))
        });
        let stated = own.filter_map(|(_, step)| {
            let flow = self.net.flows.edge(step.wire?)?;
            flow.traffic.rounds
        });
        let assumed = || {
            let nodes = circle.iter().filter(|port| !inner.contains(port));
            let nodes: BTreeSet<NodeIx> = nodes.map(|port| self.net.port(*port).at()).collect();
            let bounds = nodes.into_iter().filter_map(self.assumed);
            bounds.reduce(f64::max)
        };
        stated.reduce(f64::max).or_else(assumed)
    }
}

/// Ports that no order reaches: those in circles, and what comes after them. On most boards there are none.
fn beyond_any_order(next: &PortSteps) -> Vec<usize> {
    let mut n_before = vec![0_usize; next.n_ports()];
    for step in next.all().flat_map(|(_, steps)| steps) {
        n_before[step.to] += 1;
    }
    let mut todo: Vec<usize> = (0..next.n_ports())
        .filter(|port| n_before[*port] == 0)
        .collect();
    while let Some(port) = todo.pop() {
        for step in next.after(port) {
            n_before[step.to] -= 1;
            if n_before[step.to] == 0 {
                todo.push(step.to);
            }
        }
    }
    (0..next.n_ports())
        .filter(|port| n_before[*port] > 0)
        .collect()
}
