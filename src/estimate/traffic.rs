//! How many requests arrive.

use crate::estimate::estimate_error::{Estimated, at_least, finite, not_negative};
use crate::estimate::quantity::SECONDS_PER_DAY;

/// Requests per second over a whole day, from people active on a day and the calls each of them causes.
/// Source: arithmetic.
pub fn mean_qps(users_per_day: f64, requests_per_user_day: f64) -> Estimated {
    let users = not_negative("the number of daily users", users_per_day)?;
    let requests = not_negative("requests per user and day", requests_per_user_day)?;
    finite("traffic", users * requests / SECONDS_PER_DAY)
}

/// Requests per second in the busiest hour. `peak_factor` is that hour divided by the mean: 2 for global products,
/// 3 to 5 for one country or office hours. Source: planning assumption.
pub fn peak_qps(mean_qps: f64, peak_factor: f64) -> Estimated {
    let mean = not_negative("mean traffic", mean_qps)?;
    finite(
        "traffic",
        mean * at_least("the peak factor", peak_factor, 1.0)?,
    )
}

/// Requests per second over a whole day from those of the busiest hour.
pub fn mean_of_peak(peak_qps: f64, peak_factor: f64) -> Estimated {
    let peak = not_negative("peak traffic", peak_qps)?;
    finite(
        "traffic",
        peak / at_least("the peak factor", peak_factor, 1.0)?,
    )
}
