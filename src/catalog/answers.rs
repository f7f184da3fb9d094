//! What answers what: which edge back brings what a request asked for, and which one is sure to be meant.

use crate::catalog::{Catalog, FlowMode, InputPort, Kind};
use crate::model::{Edge, PortName};

impl Catalog {
    /// Whether whoever gives what the edge carries waits for an answer.
    pub fn asks(&self, edge: &Edge) -> bool {
        let payload = edge.payload.as_ref();
        let payload = payload.and_then(|payload| self.payload(payload.as_str()));
        payload.is_some_and(|payload| payload.asks)
    }

    /// Whether `answer`, which leads back, brings what `request` asked for. The kinds are those of who asks and of who
    /// is asked.
    pub fn is_answer(&self, (asker, asked): (&Kind, &Kind), request: &Edge, answer: &Edge) -> bool {
        let is_taken = asker.input(answer.to.port.as_str()).is_some_and(takes);
        self.asks(request)
            && !self.asks(answer)
            && is_taken
            && asked.answers(&request.to.port, &answer.from.port)
    }
}

/// Whether an answer may come in here: not what the component works on, nor what it loads beforehand.
fn takes(port: &InputPort) -> bool {
    !port.required && !port.latched
}

impl Kind {
    /// Whether what is asked at the input comes out of the output while somebody waits.
    fn answers(&self, input: &PortName, output: &PortName) -> bool {
        let Some(port) = self.output(output.as_str()) else {
            return false;
        };
        let waits = self.flows.iter().any(|flow| {
            let is_it = flow.from == *input && flow.to == *output;
            is_it && matches!(flow.mode, FlowMode::Sync | FlowMode::Fallback)
        });
        let is_main = !port.side && !port.offered_last;
        is_main && (port.answers.contains(input) || waits)
    }

    /// The outputs that are said to answer what is asked at the input, to whoever asked.
    pub fn outputs_answering(&self, input: &PortName) -> impl Iterator<Item = &PortName> {
        let answering = self.outputs.iter();
        let answering = answering.filter(move |port| port.answers.contains(input));
        answering.map(|port| &port.name)
    }

    /// The inputs at which an answer to what left through `output` may come in: none that the output waits for.
    pub fn inputs_for_answer(&self, output: &PortName) -> impl Iterator<Item = &PortName> {
        let waits_for = move |port: &InputPort| {
            let mut flows = self.flows.iter();
            flows.any(|flow| {
                flow.from == port.name && flow.to == *output && flow.mode == FlowMode::Sync
            })
        };
        let inputs = self.inputs.iter();
        let inputs = inputs.filter(move |port| takes(port) && !waits_for(port));
        inputs.map(|port| &port.name)
    }
}
