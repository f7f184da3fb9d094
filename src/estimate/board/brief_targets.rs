//! What the requirements card says of traffic and latency.

use crate::catalog::Catalog;
use crate::estimate::board::inputs::RequirementInputs;
use crate::estimate::estimate_error::{EstimateError, Estimated};
use crate::estimate::traffic;
use crate::model::Document;

/// What the requirements card says of traffic and latency.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::estimate) struct BriefTargets {
    /// Requests per second over a whole day.
    pub mean_qps: Estimated,
    /// Requests per second in the busiest hour.
    pub peak_qps: Estimated,
    /// Busiest hour over mean, 1 or more.
    pub peak_factor: Estimated,
    /// Whether the latency target is for the first token alone.
    pub to_first_token: bool,
}

impl BriefTargets {
    pub fn new(document: &Document, catalog: &Catalog) -> Self {
        let card = RequirementInputs {
            brief: document.brief(),
            catalog,
        };
        let peak_factor = card.number("peak_factor");
        let peak_factor = peak_factor.ok_or_else(|| EstimateError::needs("the peak factor"));
        let from_users = || {
            let users = card.number("dau");
            let users = users.ok_or_else(|| {
                EstimateError::needs("daily active users or the peak requests per second")
            })?;
            let each = card.number("requests_per_user_day");
            let each = each.ok_or_else(|| EstimateError::needs("requests per user and day"))?;
            traffic::mean_qps(users, each)
        };
        let (mean_qps, peak_qps) = if let Some(peak) = card.number("qps_peak") {
            let mean = |factor| traffic::mean_of_peak(peak, factor);
            (peak_factor.clone().and_then(mean), Ok(peak))
        } else {
            let mean = from_users();
            let peak = |mean| traffic::peak_qps(mean, peak_factor.clone()?);
            (mean.clone(), mean.and_then(peak))
        };
        Self {
            mean_qps,
            peak_qps,
            peak_factor,
            to_first_token: card.choice("latency_target") == Some("first_token"),
        }
    }
}

impl Default for BriefTargets {
    fn default() -> Self {
        let unread = || Err(EstimateError::needs("a board"));
        Self {
            mean_qps: unread(),
            peak_qps: unread(),
            peak_factor: unread(),
            to_first_token: false,
        }
    }
}
