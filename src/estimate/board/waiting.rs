//! Who waits for whom: the graph of ports, what a client's request reaches in it, and an order in which every port
//! comes before those that wait for it, loops that end left aside.

use crate::estimate::board::loops::RequestLoops;
use crate::estimate::board::port_steps::PortSteps;
use crate::estimate::board::ports::{PortGraph, WaitingStep};
use crate::graph::{NodeIx, request_path};

/// What is known about waiting on a board. It changes with wiring only, and with the rounds of loops.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct WaitingFlows {
    /// Ports that a client's request reaches while the client waits.
    reached: Vec<bool>,
    /// Components that work while a client waits.
    on_path: Vec<bool>,
    /// Every port after those it waits for, but for steps that close a loop.
    order: Vec<usize>,
    /// Per port, the ports that follow it.
    pub next: PortSteps,
    /// Loops that a request goes round.
    pub loops: RequestLoops,
}

impl WaitingFlows {
    /// `assumed` says how often a loop is gone round that the component bounds, where nobody states it.
    pub fn new(net: &PortGraph, assumed: impl Fn(NodeIx) -> Option<f64>) -> Self {
        let next = steps(net);
        let reached = reach(net, &next);
        let ports = reached.iter().enumerate().filter(|(_, reached)| **reached);
        let nodes = ports.map(|(port, _)| net.port(port).at());
        let loops = RequestLoops::new(net, &next, &reached, &assumed);
        Self {
            on_path: request_path(&net.flows, nodes),
            order: order(&next, &loops),
            reached,
            next,
            loops,
        }
    }

    /// Every port after those it waits for; `None` where some wait for each other without end.
    pub fn order(&self) -> Option<&[usize]> {
        (!self.loops.is_endless).then_some(&self.order)
    }

    /// Ports that a request reaches, each after those it waits for; what closes a loop is passed over.
    pub fn reached_in_order(&self) -> impl DoubleEndedIterator<Item = usize> {
        let all = self.order.iter().copied();
        all.filter(|port| self.reached[*port])
    }

    /// Steps from the port that close no loop.
    pub fn steps_on(&self, port: usize) -> impl Iterator<Item = WaitingStep> {
        let steps = self.next.after(port).iter().copied();
        steps.filter(move |step| self.loops.is_open(port, step.to))
    }

    pub fn is_on_path(&self, at: NodeIx) -> bool {
        self.on_path[at]
    }

    /// Components that work while a client waits, by id.
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

fn steps(net: &PortGraph) -> PortSteps {
    let mut all = Vec::with_capacity(net.n_ports);
    for (number, wire) in net.flows.edges() {
        let ports = wire.output.zip(wire.input);
        if let Some((output, input)) = ports.filter(|_| net.flows.is_waited_for(wire)) {
            let to = net.input_port(wire.to, input);
            let from = net.output_port(wire.from, output);
            let wire = Some(number);
            all.push((from, WaitingStep { to, wire }));
        }
    }
    for at in net.flows.nodes() {
        for input in 0..net.flows.n_inputs(at) {
            let outputs = net.flows.awaited_by(at, input).iter();
            let inside = outputs.map(|output| WaitingStep {
                to: net.output_port(at, *output),
                wire: None,
            });
            let from = net.input_port(at, input);
            all.extend(inside.map(|step| (from, step)));
        }
    }
    PortSteps::new(net.n_ports, &all)
}

fn reach(net: &PortGraph, next: &PortSteps) -> Vec<bool> {
    let mut reached = vec![false; net.n_ports];
    let mut todo = net.questions();
    while let Some(port) = todo.pop() {
        if !std::mem::replace(&mut reached[port], true) {
            todo.extend(next.after(port).iter().map(|step| step.to));
        }
    }
    reached
}

/// Kahn's order of all ports, without the steps that close loops.
fn order(next: &PortSteps, loops: &RequestLoops) -> Vec<usize> {
    let open = |port: usize| {
        let steps = next.after(port).iter().map(|step| step.to);
        steps.filter(move |to| loops.is_open(port, *to))
    };
    let mut n_before = vec![0_usize; next.n_ports()];
    for to in (0..next.n_ports()).flat_map(open) {
        n_before[to] += 1;
    }
    let mut order = Vec::with_capacity(next.n_ports());
    order.extend((0..next.n_ports()).filter(|port| n_before[*port] == 0));
    let mut done = 0;
    while done < order.len() {
        for to in open(order[done]) {
            n_before[to] -= 1;
            if n_before[to] == 0 {
                order.push(to);
            }
        }
        done += 1;
    }
    order
}
