//! The ports of a board by number: inputs and outputs of all components through, so that times along the way of a request
//! are a list.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Role};
use crate::graph::{EdgeIx, FlowGraph, NodeIx};
use crate::model::{Diagram, EdgeId, NodeId};

/// A board's graph with its ports numbered through.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct PortGraph {
    /// Numbers of components and flows are in the order of ids.
    pub flows: FlowGraph,
    /// The number of a component's first port; its inputs come before its outputs.
    first_port: Vec<usize>,
    /// The component of each port.
    owners: Vec<NodeIx>,
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
        let mut net = Self {
            flows: FlowGraph::new(diagram, catalog),
            ..Self::default()
        };
        net.flows.renumber();
        net.number_ports();
        net
    }

    /// Follows a change: these components and flows came, went, or are otherwise than before. Returns the numbers of
    /// components by those they had, new ones behind them; `None` where they have them still.
    pub fn update(
        &mut self,
        diagram: &Diagram,
        catalog: &Catalog,
        nodes: &BTreeSet<NodeId>,
        edges: &BTreeSet<EdgeId>,
    ) -> Option<Vec<NodeIx>> {
        self.flows.update(diagram, catalog, nodes, edges);
        let numbers = self.flows.renumber();
        self.number_ports();
        numbers
    }

    fn number_ports(&mut self) {
        self.first_port.clear();
        self.owners.clear();
        for at in self.flows.nodes() {
            self.first_port.push(self.owners.len());
            let n_ports = self.flows.n_inputs(at) + self.flows.n_outputs(at);
            self.owners.extend(std::iter::repeat_n(at, n_ports));
        }
        self.n_ports = self.owners.len();
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
        let at = self.owners[number];
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
