//! The ports of a board by number: inputs and outputs of all components through, so that times along the way of a request
//! are a list.

use crate::catalog::{Catalog, Role};
use crate::graph::{EdgeIx, FlowGraph, NodeIx};
use crate::model::Diagram;

/// A board's graph with its ports numbered through.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct PortGraph {
    /// Made at once, so that numbers of components and flows are in the order of ids.
    pub flows: FlowGraph,
    /// The number of a component's first port; its inputs come before its outputs.
    first_port: Vec<usize>,
    /// Ports of all components together.
    pub n_ports: usize,
}

/// Where a port is: the component, and the number of the port on its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::estimate) enum PortIx {
    Input { at: NodeIx, input: usize },
    Output { at: NodeIx, output: usize },
}

/// From one port to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::estimate) struct WaitingStep {
    pub to: usize,
    /// The flow it takes; `None` inside a component.
    pub wire: Option<EdgeIx>,
}

impl PortIx {
    /// The component.
    pub fn at(self) -> NodeIx {
        match self {
            Self::Input { at, .. } | Self::Output { at, .. } => at,
        }
    }
}

impl PortGraph {
    pub fn new(diagram: &Diagram, catalog: &Catalog) -> Self {
        let flows = FlowGraph::new(diagram, catalog);
        let mut n_ports = 0;
        let first_port = flows.nodes().map(|at| {
            let first = n_ports;
            n_ports += flows.n_inputs(at) + flows.n_outputs(at);
            first
        });
        Self {
            first_port: first_port.collect(),
            n_ports,
            flows,
        }
    }

    /// The number of an input among all ports of the board.
    pub fn input_port(&self, at: NodeIx, input: usize) -> usize {
        self.first_port[at] + input
    }

    /// The number of an output among all ports of the board.
    pub fn output_port(&self, at: NodeIx, output: usize) -> usize {
        self.first_port[at] + self.flows.n_inputs(at) + output
    }

    /// The number of a port among all ports of the board.
    pub fn number(&self, port: PortIx) -> usize {
        match port {
            PortIx::Input { at, input } => self.input_port(at, input),
            PortIx::Output { at, output } => self.output_port(at, output),
        }
    }

    /// The component and the side of a port.
    pub fn port(&self, number: usize) -> PortIx {
        let at = self.first_port.partition_point(|first| *first <= number) - 1;
        let within = number - self.first_port[at];
        let n_inputs = self.flows.n_inputs(at);
        if within < n_inputs {
            PortIx::Input { at, input: within }
        } else {
            let output = within - n_inputs;
            PortIx::Output { at, output }
        }
    }

    /// Outputs through which clients ask.
    pub fn questions(&self) -> Vec<usize> {
        let mut found = Vec::new();
        for at in self.flows.with_role(Role::Client) {
            let outputs = 0..self.flows.n_outputs(at);
            let asking = outputs.filter(|output| self.flows.gives_requests(at, *output));
            found.extend(asking.map(|output| self.output_port(at, output)));
        }
        found
    }
}
