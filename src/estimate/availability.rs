//! Share of the time that something works.
//!
//! A fallback changes the meaning: the answer is worse, not missing.

use crate::estimate::estimate_error::{Estimated, not_negative, share};

/// Minutes of 30 days.
const MINUTES_PER_30_DAYS: f64 = 43_200.0;

/// One component whose copies stand in different zones: 1 − (1 − a)^min(zones, replicas). Zones fail independently.
/// Source: redundancy in parallel (reliability theory).
pub fn redundant(instance: f64, zones: f64, replicas: f64) -> Estimated {
    let down = 1.0 - share("the availability of an instance", instance)?;
    let copies = not_negative("zones", zones)?.min(not_negative("replicas", replicas)?);
    Ok(1.0 - down.powf(copies))
}

/// The same where something may take all copies down at once, which `common` of the time does not happen: deploys,
/// configuration, an expired certificate. Source: common-cause failures (beta-factor model).
pub fn with_common_cause(instance: f64, zones: f64, replicas: f64, common: f64) -> Estimated {
    let alone = redundant(instance, zones, replicas)?;
    Ok(alone * share("the time without a common cause", common)?)
}

/// A part that only a share of requests needs: the others do not notice.
pub fn needed_by(availability: f64, needed: f64) -> Estimated {
    let down = 1.0 - share("an availability", availability)?;
    Ok(1.0 - down * share("the share of requests", needed)?)
}

/// Parts that are all needed: the product. Source: series system (reliability theory).
pub fn in_series(parts: impl IntoIterator<Item = f64>) -> Estimated {
    parts
        .into_iter()
        .try_fold(1.0, |all, part| Ok(all * share("an availability", part)?))
}

/// Minutes without an answer in 30 days.
pub fn minutes_down_per_30_days(availability: f64) -> Estimated {
    Ok((1.0 - share("the availability", availability)?) * MINUTES_PER_30_DAYS)
}
