//! Who waits for whom: the graph of ports, what a client's request reaches in it, and an order in which every port
//! comes before those that wait for it.

use crate::estimate::board::ports::PortGraph;
use crate::graph::{EdgeIx, NodeIx, request_path};

/// What is known about waiting on a board. It changes with wiring only, and with the bounds of loops.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct WaitingFlows {
    /// Ports that a client's request reaches while the client waits.
    reached: Vec<bool>,
    /// Components that work while a client waits.
    on_path: Vec<bool>,
    /// Every port after those it waits for; `None` where some wait in a circle.
    pub order: Option<Vec<usize>>,
    /// Per port, the ports that follow it: those of bounded loops are left out.
    pub next: Vec<Vec<WaitingStep>>,
}

/// From one port to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::estimate) struct WaitingStep {
    pub to: usize,
    /// The flow it takes; `None` inside a component.
    pub wire: Option<EdgeIx>,
}

impl WaitingFlows {
    /// `bounded` says which components repeat a bounded number of times, so that nobody waits in a circle there.
    pub fn new(net: &PortGraph, bounded: impl Fn(NodeIx) -> bool) -> Self {
        let all = steps(net, |_| false);
        let reached = reach(net, &all);
        let ports = reached.iter().enumerate().filter(|(_, reached)| **reached);
        let nodes = ports.map(|(port, _)| net.port(port).at());
        let next = steps(net, bounded);
        Self {
            on_path: request_path(&net.flows, nodes),
            order: order(&next),
            reached,
            next,
        }
    }

    pub fn is_on_path(&self, at: NodeIx) -> bool {
        self.on_path[at]
    }

    pub fn on_path(&self) -> impl Iterator<Item = NodeIx> {
        let all = self.on_path.iter().enumerate();
        all.filter(|(_, is_on)| **is_on).map(|(at, _)| at)
    }

    pub fn is_reached(&self, port: usize) -> bool {
        self.reached[port]
    }

    /// Whether a client's request reaches the output of the component.
    pub fn is_output_reached(&self, net: &PortGraph, at: NodeIx, output: Option<usize>) -> bool {
        output.is_some_and(|output| self.reached[net.output_port(at, output)])
    }
}

fn steps(net: &PortGraph, bounded: impl Fn(NodeIx) -> bool) -> Vec<Vec<WaitingStep>> {
    let mut next = vec![Vec::new(); net.n_ports];
    for (number, wire) in net.flows.edges() {
        let ports = wire.output.zip(wire.input);
        if let Some((output, input)) = ports.filter(|_| net.flows.is_waited_for(wire)) {
            next[net.output_port(wire.from, output)].push(WaitingStep {
                to: net.input_port(wire.to, input),
                wire: Some(number),
            });
        }
    }
    for at in (0..net.flows.n_nodes()).filter(|at| !bounded(*at)) {
        for input in 0..net.flows.n_inputs(at) {
            let outputs = net.flows.awaited_by(at, input).iter();
            let inside = outputs.map(|output| WaitingStep {
                to: net.output_port(at, *output),
                wire: None,
            });
            next[net.input_port(at, input)].extend(inside);
        }
    }
    next
}

fn reach(net: &PortGraph, next: &[Vec<WaitingStep>]) -> Vec<bool> {
    let mut reached = vec![false; net.n_ports];
    let mut todo = net.questions();
    while let Some(port) = todo.pop() {
        if !std::mem::replace(&mut reached[port], true) {
            todo.extend(next[port].iter().map(|step| step.to));
        }
    }
    reached
}

/// Kahn's order; `None` if there is a circle.
fn order(next: &[Vec<WaitingStep>]) -> Option<Vec<usize>> {
    let mut n_before = vec![0_usize; next.len()];
    for step in next.iter().flatten() {
        n_before[step.to] += 1;
    }
    let mut order: Vec<usize> = (0..next.len())
        .filter(|port| n_before[*port] == 0)
        .collect();
    let mut done = 0;
    while done < order.len() {
        for step in &next[order[done]] {
            n_before[step.to] -= 1;
            if n_before[step.to] == 0 {
                order.push(step.to);
            }
        }
        done += 1;
    }
    (order.len() == next.len()).then_some(order)
}
