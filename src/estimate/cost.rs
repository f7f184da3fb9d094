//! Money. Prices are assumptions that age; see [`crate::estimate::Constants`].

use crate::estimate::estimate_error::{Estimated, above_zero, finite, not_negative};
use crate::estimate::generation::TokenCounts;
use crate::estimate::{Constants, Hardware};

/// USD an hour of one component: replicas × price × GPUs per replica.
pub fn usd_per_h(replicas: f64, hardware: Hardware, gpus: f64, constants: &Constants) -> Estimated {
    let machines = not_negative("replicas", replicas)? * not_negative("GPUs per replica", gpus)?;
    finite("cost", machines * constants.usd_per_h(hardware))
}

/// USD of one call of a model that a vendor runs, from prices in USD per million tokens.
pub fn usd_per_call(tokens: TokenCounts, usd_per_m_input: f64, usd_per_m_output: f64) -> Estimated {
    let asked = not_negative("input tokens", tokens.input)?
        * not_negative("the price of input tokens", usd_per_m_input)?;
    let answered = not_negative("output tokens", tokens.output)?
        * not_negative("the price of output tokens", usd_per_m_output)?;
    finite("cost", (asked + answered) / 1e6)
}

/// USD per 1,000 requests from USD an hour and the *mean* rate, because machines bought for the peak are paid all day.
/// 3.6 is thousands of requests an hour at one a second.
pub fn usd_per_1k(usd_per_h: f64, mean_qps: f64) -> Estimated {
    let per_h = 3.6 * above_zero("mean traffic", mean_qps)?;
    finite("cost", not_negative("cost per hour", usd_per_h)? / per_h)
}

/// USD an hour when machines follow the traffic: the mean at the utilisation they are kept at.
pub fn usd_per_h_autoscaled(
    usd_per_h_at_peak: f64,
    peak_utilisation: f64,
    peak_factor: f64,
    constants: &Constants,
) -> Estimated {
    let peak = not_negative("cost per hour", usd_per_h_at_peak)?
        * not_negative("utilisation", peak_utilisation)?;
    let factor = above_zero("the peak factor", peak_factor)?;
    finite("cost", peak / factor / constants.target_utilisation)
}

/// USD a month for keeping so many GB (decimal) in object storage.
pub fn storage_usd_per_month(gigabytes: f64, constants: &Constants) -> Estimated {
    let kept = not_negative("storage", gigabytes)?;
    finite("cost", kept * constants.usd_per_gb_month)
}

/// USD for so many GB (decimal) that leave the provider.
pub fn egress_usd(gigabytes: f64, constants: &Constants) -> Estimated {
    let sent = not_negative("data out", gigabytes)?;
    finite("cost", sent * constants.usd_per_gb_out)
}

/// USD for judging each item `redundancy` times.
pub fn labels_usd(items: f64, redundancy: f64, constants: &Constants) -> Estimated {
    let judgements = not_negative("items", items)? * not_negative("redundancy", redundancy)?;
    finite("cost", judgements * constants.usd_per_label)
}
