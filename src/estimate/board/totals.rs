//! What all components of a board come to together.

use crate::catalog::Role;
use crate::estimate::Constants;
use crate::estimate::board::component::ComponentLoad;
use crate::estimate::board::critical::{CriticalPath, CriticalSearch};
use crate::estimate::board::ports::PortGraph;
use crate::estimate::board::waiting::WaitingFlows;
use crate::estimate::estimate_error::Estimated;

/// What all components come to together.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::estimate) struct Totals {
    /// Share of requests that no cache before the front door answers.
    pub past_caches: Estimated,
    /// The slowest route a request takes; `None` where no request is answered.
    pub path: Estimated<Option<CriticalPath>>,
    /// Serving cost of the request path, USD/h.
    pub usd_per_h: Estimated,
    /// Compute of one request, FLOP.
    pub flops: Estimated,
}

impl Totals {
    pub fn new(
        net: &PortGraph,
        waiting: &WaitingFlows,
        components: &[ComponentLoad],
        constants: &Constants,
    ) -> Self {
        Self {
            past_caches: past_caches(net, components),
            path: CriticalSearch::new(net, waiting, components, constants).run(),
            usd_per_h: waiting
                .on_path()
                .filter_map(|at| components[at].usd_per_h.clone())
                .sum(),
            flops: waiting
                .on_path()
                .map(|at| components[at].flops.clone())
                .sum(),
        }
    }
}

/// Share of requests that no cache answers. Caches count where they hand their answers to the front door.
fn past_caches(net: &PortGraph, components: &[ComponentLoad]) -> Estimated {
    let mut past = 1.0;
    for cache in net.flows.with_role(Role::CachesResults) {
        let at_the_door = net
            .flows
            .outgoing(cache)
            .any(|wire| net.flows.has_role(wire.to, Role::Gateway));
        if let Some(hits) = components[cache].hit_rate.clone().filter(|_| at_the_door) {
            past *= 1.0 - hits?;
        }
    }
    Ok(past)
}

impl Default for Totals {
    fn default() -> Self {
        Self {
            past_caches: Ok(1.0),
            path: Ok(None),
            usd_per_h: Ok(0.0),
            flops: Ok(0.0),
        }
    }
}
