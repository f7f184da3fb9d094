//! How many requests arrive.

use super::arguments::{list, number};
use super::{Formula, FormulaGroup, Parameter};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{estimate_error, traffic};

const DAU: Parameter = number("dau", "active users per day", "50M");
const PER_USER: Parameter = number("per_user_day", "requests of one of them", "8");
const PEAK: Parameter = number("peak", "busiest hour / mean, 1 or more", "3");
const PEAK_RATE: Parameter = number("peak_qps", "q/s", "13900");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Traffic",
    formulas: &[&MEAN_QPS, &PEAK_QPS, &MEAN_OF_PEAK],
};

static MEAN_QPS: Formula = Formula {
    key: "mean_qps",
    title: "Mean requests per second",
    unit: FigureUnit::PerSecond,
    parameters: &[DAU, PER_USER],
    text: "dau × requests per user / 86,400",
    ignores: "the rhythm of the day",
    source: "arithmetic",
    compute: |g| traffic::mean_qps(g.number("dau"), g.number("per_user_day")),
};

static PEAK_QPS: Formula = Formula {
    key: "peak_qps",
    title: "Peak requests per second",
    unit: FigureUnit::PerSecond,
    parameters: &[number("mean_qps", "q/s", "4629.63"), PEAK],
    text: "mean × peak factor",
    ignores: "bursts within the hour",
    source: "planning assumption: 2 for global products, 3 to 5 for one country or office hours",
    compute: |g| traffic::peak_qps(g.number("mean_qps"), g.number("peak")),
};

static MEAN_OF_PEAK: Formula = Formula {
    key: "mean_of_peak",
    title: "Mean requests per second, from the peak",
    unit: FigureUnit::PerSecond,
    parameters: &[PEAK_RATE, PEAK],
    text: "peak / peak factor",
    ignores: "",
    source: "arithmetic",
    compute: |g| traffic::mean_of_peak(g.number("peak_qps"), g.number("peak")),
};

const ON_A_BOARD: &str = "seasons, launches and bursts within the busiest hour";

pub(in crate::estimate) static MEAN_OF_BOARD: Formula = Formula {
    title: "Requests, mean",
    text: "daily users × requests per user / 86,400",
    ignores: ON_A_BOARD,
    ..MEAN_QPS
};

pub(in crate::estimate) static MEAN_OF_SAID_PEAK: Formula = Formula {
    key: "mean_qps",
    title: "Requests, mean",
    text: "peak requests / peak factor",
    ignores: ON_A_BOARD,
    ..MEAN_OF_PEAK
};

pub(in crate::estimate) static PEAK_OF_BOARD: Formula = Formula {
    title: "Requests, peak",
    parameters: &[DAU, PER_USER, PEAK],
    text: "daily users × requests per user / 86,400 × peak factor",
    ignores: ON_A_BOARD,
    source: "arithmetic; the peak factor is a planning assumption (2 for global products, 3 to 5 for one country)",
    compute: |g| {
        let mean = traffic::mean_qps(g.number("dau"), g.number("per_user_day"))?;
        traffic::peak_qps(mean, g.number("peak"))
    },
    ..PEAK_QPS
};

pub(in crate::estimate) static PEAK_AS_SAID: Formula = Formula {
    title: "Requests, peak",
    parameters: &[PEAK_RATE],
    text: "as the requirements card says",
    ignores: ON_A_BOARD,
    source: "the requirements card",
    compute: |g| estimate_error::not_negative("peak traffic", g.number("peak_qps")),
    ..PEAK_QPS
};

const CALLS: Parameter = number("calls_per_request", "calls of one request, expected", "0.4");

pub(in crate::estimate) static FLOW_CALLS: Formula = Formula {
    key: "calls_per_s",
    title: "Calls at the peak",
    unit: FigureUnit::PerSecond,
    parameters: &[PEAK_RATE, CALLS],
    text: "peak requests × calls of one request: shares, calls and rounds of the flows on the way, and what caches let through",
    ignores: "retries",
    source: "flow balance",
    compute: |g| {
        let calls = g.number("peak_qps") * g.number("calls_per_request");
        estimate_error::finite("calls", calls)
    },
};

pub(in crate::estimate) static FLOW_BYTES: Formula = Formula {
    key: "bytes_per_s",
    title: "Data at the peak",
    unit: FigureUnit::BytesPerSecond,
    parameters: &[
        number("calls_per_s", "q/s", "3000"),
        list(
            "each",
            "rows of a call and B of a row, or B of a call",
            "500,80",
        ),
    ],
    text: "calls × bytes of one",
    ignores: "headers and compression",
    source: "counting",
    compute: |g| {
        let calls = g.number("calls_per_s");
        let bytes = g.numbers("each").fold(calls, |bytes, each| bytes * each);
        estimate_error::finite("the data rate", bytes)
    },
};

pub(in crate::estimate) static LOAD: Formula = Formula {
    key: "load_qps",
    title: "Load at the peak",
    unit: FigureUnit::PerSecond,
    parameters: &[
        PEAK_RATE,
        CALLS,
        number("past_caches", "share that no cache answers", "40%"),
    ],
    text: "peak requests × calls of one request × Π (1 − hit rate) of caches before it",
    ignores: "retries",
    source: "flow balance",
    compute: |g| {
        let calls = g.number("calls_per_request") * g.number("past_caches");
        estimate_error::finite("load", g.number("peak_qps") * calls)
    },
};
