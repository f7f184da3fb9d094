//! Steps from port to port in two lists, so that a board of many ports costs no more places in memory than two.

use crate::estimate::board::ports::WaitingStep;

/// Steps from port to port, those of each port together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::estimate) struct PortSteps {
    /// Where the steps of each port begin; one more than there are ports.
    first: Vec<usize>,
    steps: Vec<WaitingStep>,
}

impl PortSteps {
    /// Steps with the port they start from, which come in any order; those of one port stay in theirs.
    pub fn new(n_ports: usize, all: &[(usize, WaitingStep)]) -> Self {
        let mut first = vec![0_usize; n_ports + 1];
        for (from, _) in all {
            first[from + 1] += 1;
        }
        for port in 0..n_ports {
            first[port + 1] += first[port];
        }
        let mut places = first.clone();
        let nowhere = WaitingStep { to: 0, wire: None };
        let mut steps = vec![nowhere; all.len()];
        for (from, step) in all {
            steps[places[*from]] = *step;
            places[*from] += 1;
        }
        Self { first, steps }
    }

    /// How many ports there are.
    pub fn n_ports(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// Steps from the port.
    pub fn after(&self, port: usize) -> &[WaitingStep] {
        &self.steps[self.first[port]..self.first[port + 1]]
    }

    /// Ports with the steps from each.
    pub fn all(&self) -> impl Iterator<Item = (usize, &[WaitingStep])> {
        (0..self.n_ports()).map(|port| (port, self.after(port)))
    }
}
