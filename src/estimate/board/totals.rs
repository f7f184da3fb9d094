//! What all components of a board come to together.

use crate::estimate::Constants;
use crate::estimate::board::component::ComponentLoads;
use crate::estimate::board::critical::{CriticalPath, CriticalSearch};
use crate::estimate::board::ports::PortGraph;
use crate::estimate::board::pulls::RequestVisits;
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::Estimated;

/// What all components come to together.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::estimate) struct Totals {
    /// The slowest route a request takes; `None` where no request is answered.
    pub path: Estimated<Option<CriticalPath>>,
    /// Compute of one request that no cache answers, expected, FLOP.
    pub flops: Estimated,
}

impl Totals {
    pub fn new(
        net: &PortGraph,
        waiting: &WaitingFlows,
        components: &ComponentLoads,
        visits: &RequestVisits,
        constants: &Constants,
    ) -> Self {
        let flops = waiting.on_path().map(|at| {
            let each = components[at].flops.clone()?;
            if each == 0.0 {
                return Ok(0.0);
            }
            let calls = visits.of_node(at).cloned().transpose()?;
            Ok(each * calls.map_or(1.0, |calls| calls.cold))
        });
        Self {
            path: CriticalSearch::new(net, waiting, components, visits, constants).run(),
            flops: flops.sum(),
        }
    }
}

impl Default for Totals {
    fn default() -> Self {
        Self {
            path: Ok(None),
            flops: Ok(0.0),
        }
    }
}
