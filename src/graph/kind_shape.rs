//! What of a component's kind matters to the way data and requests take.

use crate::catalog::{FlowMode, InputPort, Kind, OutputPort, Phase, RoleSet};
use crate::model::{KindId, PayloadId, PortName};

/// Roles, phase and ports of one kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KindShape {
    pub kind: KindId,
    pub roles: RoleSet,
    pub phase: Phase,
    /// In the order of the kind.
    pub inputs: Vec<InputShape>,
    /// In the order of the kind.
    pub outputs: Vec<OutputShape>,
}

/// An input of a kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct InputShape {
    pub name: PortName,
    /// The component fetches this itself while it answers.
    pub is_pull: bool,
    /// Filled in the background.
    pub is_latched: bool,
    /// Whether the component makes sense without it.
    pub need: InputNeed,
    /// Requests come in here.
    pub takes_requests: bool,
    /// Numbers of the outputs that need this input while a request waits.
    pub awaited_by: Vec<usize>,
    /// Numbers of the outputs that are made of what comes in here, whoever waits for it.
    pub feeds: Vec<usize>,
}

/// Whether a component makes sense without something at an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputNeed {
    Required,
    Optional,
}

/// An output of a kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OutputShape {
    pub name: PortName,
    /// Nobody waits for it.
    pub is_side: bool,
    /// Requests leave here.
    pub gives_requests: bool,
}

fn is_request(payload: &PayloadId) -> bool {
    payload.as_str() == "request"
}

/// Whether requests leave through the port.
pub fn sends_requests(port: &OutputPort) -> bool {
    port.emits.iter().any(is_request)
}

impl KindShape {
    pub fn new(kind: &Kind) -> Self {
        Self {
            kind: kind.id.clone(),
            roles: kind.roles,
            phase: kind.phase,
            inputs: kind
                .inputs
                .iter()
                .map(|port| InputShape::new(kind, port))
                .collect(),
            outputs: kind.outputs.iter().map(OutputShape::new).collect(),
        }
    }
}

impl InputShape {
    fn new(kind: &Kind, port: &InputPort) -> Self {
        let fed = kind.flows.iter().filter(|pair| pair.from == port.name);
        let pairs = fed.clone().filter(|pair| pair.mode == FlowMode::Sync);
        let number = |name: &PortName| kind.outputs.iter().position(|port| port.name == *name);
        Self {
            name: port.name.clone(),
            is_pull: port.pull,
            is_latched: port.latched,
            need: if port.required {
                InputNeed::Required
            } else {
                InputNeed::Optional
            },
            takes_requests: port.accepts.iter().any(is_request),
            awaited_by: pairs.filter_map(|pair| number(&pair.to)).collect(),
            feeds: fed.filter_map(|pair| number(&pair.to)).collect(),
        }
    }
}

impl OutputShape {
    fn new(port: &OutputPort) -> Self {
        Self {
            name: port.name.clone(),
            is_side: port.side,
            gives_requests: sends_requests(port),
        }
    }
}
