//! How many requests arrive.

use crate::estimate::figure::{Figure, Law, Subject};
use crate::estimate::figures::look::{Look, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{queueing, traffic};

const IGNORES: &str = "seasons, launches and bursts within the busiest hour";

static MEAN: Law = Law {
    key: "mean_qps",
    name: "Requests, mean",
    unit: Unit::PerSecond,
    formula: "daily users × requests per user / 86,400",
    ignores: IGNORES,
    source: "arithmetic",
    compute: |v| traffic::mean_qps(v[0], v[1]),
};

static MEAN_OF_PEAK: Law = Law {
    key: "mean_qps",
    name: "Requests, mean",
    unit: Unit::PerSecond,
    formula: "peak requests / peak factor",
    ignores: IGNORES,
    source: "arithmetic",
    compute: |v| traffic::mean_of_peak(v[0], v[1]),
};

static PEAK: Law = Law {
    key: "peak_qps",
    name: "Requests, peak",
    unit: Unit::PerSecond,
    formula: "daily users × requests per user / 86,400 × peak factor",
    ignores: IGNORES,
    source: "arithmetic; the peak factor is a planning assumption (2 for global products, 3 to 5 for one country)",
    compute: |v| traffic::peak_qps(traffic::mean_qps(v[0], v[1])?, v[2]),
};

static PEAK_AS_SAID: Law = Law {
    key: "peak_qps",
    name: "Requests, peak",
    unit: Unit::PerSecond,
    formula: "as the requirements card says",
    ignores: IGNORES,
    source: "the requirements card",
    compute: |v| crate::estimate::refusal::not_negative("peak traffic", v[0]),
};

static IN_FLIGHT: Law = Law {
    key: "in_flight",
    name: "Requests in progress",
    unit: Unit::Count("requests"),
    formula: "peak requests × median time of the critical path",
    ignores: "that the mean time is above the median",
    source: "Little's law",
    compute: |v| queueing::in_flight(v[0], v[1] / 1000.0),
};

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let users = || look.field("dau", Unit::Count("users"));
    let each = || look.field("requests_per_user_day", Unit::Count("requests"));
    let factor = || look.field("peak_factor", Unit::Count(""));
    let mut figures = if look.required("qps_peak").is_some() {
        let peak = || look.field("qps_peak", Unit::PerSecond);
        vec![
            MEAN_OF_PEAK.of(Subject::Board, vec![peak(), factor()]),
            PEAK_AS_SAID.of(Subject::Board, vec![peak()]),
        ]
    } else {
        vec![
            MEAN.of(Subject::Board, vec![users(), each()]),
            PEAK.of(Subject::Board, vec![users(), each(), factor()]),
        ]
    };
    if let Ok(Some(path)) = look.estimate.critical_path() {
        let peak = worked_out("Requests, peak", Unit::PerSecond, look.estimate.peak_qps());
        let time = worked_out("Median time", Unit::Milliseconds, Ok(path.latency.p50_ms));
        figures.push(IN_FLIGHT.of(Subject::Board, vec![peak, time]));
    }
    figures
}
