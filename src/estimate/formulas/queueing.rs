//! Waiting for a free replica.

use super::arguments::number;
use super::{Fallback, Formula, FormulaArguments, FormulaGroup, Parameter};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::queueing::{self, Queue};
use crate::estimate::{EstimateError, Estimated, estimate_error};
use crate::text::exact;

const SOURCE: &str = "A. K. Erlang 1917; Cooper, Introduction to Queueing Theory (M/M/c)";
const IGNORES: &str =
    "bursts, which wait longer; service that always takes the same time waits about half as long";

const RATE: Parameter = number("rate", "requests/s", "800");
const SERVICE: Parameter = number("service_ms", "ms one replica works on a request", "10");
const REPLICA_COUNT: Parameter = number("replicas", "replicas", "10");
const LOAD: Parameter = number("load_qps", "q/s", "800");
const CAPACITY: Parameter = number("capacity_qps", "q/s of one replica", "100");
const TARGET: Parameter =
    number("target_utilisation", "share", "0.6").or_constant("target_utilisation");
const QUANTILE: Parameter =
    number("quantile", "between 0 and 1", "0.99").or(Fallback::Number(0.99));

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Queueing",
    formulas: &[
        &IN_FLIGHT,
        &REPLICAS,
        &UTILISATION,
        &P_WAIT,
        &MEAN_WAIT_MS,
        &WAIT_MS,
        &P_WAIT_LONGER,
        &REPLICAS_FOR_WAIT,
    ],
};

static IN_FLIGHT: Formula = Formula {
    key: "in_flight",
    title: "Requests in flight",
    unit: FigureUnit::Count("requests"),
    parameters: &[RATE, number("latency_s", "s", "0.12")],
    text: "rate × time",
    ignores: "",
    source: "Little's law, L = λ W",
    compute: |g| queueing::in_flight(g.number("rate"), g.number("latency_s")),
};

static REPLICAS: Formula = Formula {
    key: "replicas",
    title: "Replicas needed",
    unit: FigureUnit::Count("replicas"),
    parameters: &[
        RATE,
        number("seconds", "s of one call", "0.01"),
        number("parallel", "calls of one replica at a time", "1").or(Fallback::Number(1.0)),
        TARGET,
    ],
    text: "⌈rate × seconds / parallel / target utilisation⌉",
    ignores: "waiting; see replicas_for_wait",
    source: "Little's law with a planning target",
    compute: |g| {
        let (seconds, parallel) = (g.number("seconds"), g.number("parallel"));
        queueing::replicas(
            g.number("rate"),
            seconds,
            parallel,
            g.number("target_utilisation"),
        )
    },
};

static UTILISATION: Formula = Formula {
    key: "utilisation",
    title: "Utilisation",
    unit: FigureUnit::Share,
    parameters: &[RATE, SERVICE, REPLICA_COUNT],
    text: "λ / (c μ)",
    ignores: "uneven balance between replicas",
    source: SOURCE,
    compute: |g| queue(g)?.utilisation(),
};

static P_WAIT: Formula = Formula {
    key: "p_wait",
    title: "Probability of waiting (Erlang C)",
    unit: FigureUnit::Share,
    parameters: &[RATE, SERVICE, REPLICA_COUNT],
    text: "Erlang C: B / (1 − ρ (1 − B)), B by the recursion of Erlang B",
    ignores: IGNORES,
    source: SOURCE,
    compute: |g| queue(g)?.p_wait(),
};

static MEAN_WAIT_MS: Formula = Formula {
    key: "mean_wait_ms",
    title: "Queueing delay, mean",
    unit: FigureUnit::Milliseconds,
    parameters: &[RATE, SERVICE, REPLICA_COUNT],
    text: "P(wait) / (c μ − λ)",
    ignores: IGNORES,
    source: SOURCE,
    compute: |g| Ok(queue(g)?.mean_wait_s()? * 1000.0),
};

static WAIT_MS: Formula = Formula {
    key: "wait_ms",
    title: "Queueing delay, quantile",
    unit: FigureUnit::Milliseconds,
    parameters: &[RATE, SERVICE, REPLICA_COUNT, QUANTILE],
    text: "ln(P(wait) / (1 − q)) / (c μ − λ), 0 where P(wait) ≤ 1 − q",
    ignores: IGNORES,
    source: SOURCE,
    compute: |g| Ok(queue(g)?.wait_quantile_s(g.number("quantile"))? * 1000.0),
};

static P_WAIT_LONGER: Formula = Formula {
    key: "p_wait_longer",
    title: "Probability of waiting longer",
    unit: FigureUnit::Share,
    parameters: &[RATE, SERVICE, REPLICA_COUNT, number("wait_ms", "ms", "5")],
    text: "P(wait) × e^(−(c μ − λ) t)",
    ignores: IGNORES,
    source: SOURCE,
    compute: |g| queue(g)?.p_wait_longer(g.number("wait_ms") / 1000.0),
};

static REPLICAS_FOR_WAIT: Formula = Formula {
    key: "replicas_for_wait",
    title: "Replicas needed for a queueing delay",
    unit: FigureUnit::Count("replicas"),
    parameters: &[RATE, SERVICE, QUANTILE, number("wait_ms", "ms", "5")],
    text: "the least c whose quantile of waiting is at most that",
    ignores: IGNORES,
    source: SOURCE,
    compute: |g| {
        let queue = queue_of(g, 1.0)?;
        let wait_s = g.number("wait_ms") / 1000.0;
        Ok(f64::from(
            queue.replicas_for_wait(g.number("quantile"), wait_s)?,
        ))
    },
};
pub(in crate::estimate) static IN_FLIGHT_OF_BOARD: Formula = Formula {
    parameters: &[
        number("peak_qps", "q/s", "3000"),
        number("p50_ms", "ms of the critical path", "120"),
    ],
    text: "peak requests × median time of the critical path",
    ignores: "that the mean time is above the median",
    source: "Little's law",
    compute: |g| queueing::in_flight(g.number("peak_qps"), g.number("p50_ms") / 1000.0),
    ..IN_FLIGHT
};

pub(in crate::estimate) static UTILISATION_AT_PEAK: Formula = Formula {
    key: "utilisation",
    title: "Utilisation at peak",
    unit: FigureUnit::Share,
    parameters: &[LOAD, REPLICA_COUNT, CAPACITY],
    text: "load / (replicas × capacity per replica)",
    ignores: "uneven balance between replicas",
    source: "queueing theory",
    compute: |g| {
        let capacity = g.number("replicas") * g.number("capacity_qps");
        estimate_error::finite("utilisation", g.number("load_qps") / capacity)
    },
};

pub(in crate::estimate) static UTILISATION_UNCACHED: Formula = Formula {
    key: "utilisation_uncached",
    title: "Utilisation with cold caches",
    text: "peak requests / (replicas × capacity per replica)",
    ..UTILISATION_AT_PEAK
};

pub(in crate::estimate) static WAIT_P99: Formula = Formula {
    key: "wait_p99_ms",
    title: "Queueing delay, p99",
    unit: FigureUnit::Milliseconds,
    parameters: &[LOAD, REPLICA_COUNT, CAPACITY],
    text: "ln(P(wait) / 0.01) / (c μ − λ), P(wait) by Erlang C",
    ignores: "bursts, which wait longer; steady service times wait about half as long",
    source: "M/M/c queue (Erlang 1917)",
    compute: |g| Ok(queue_on_a_board(g)?.wait_quantile_s(0.99)? * 1000.0),
};

pub(in crate::estimate) static REPLICAS_NEEDED: Formula = Formula {
    key: "replicas_needed",
    title: "Replicas needed",
    unit: FigureUnit::Count("replicas"),
    parameters: &[LOAD, CAPACITY, TARGET],
    text: "⌈load / capacity per replica / target utilisation⌉",
    ignores: "",
    source: "Little's law with a planning target: losing one of three zones then gives 0.9",
    compute: |g| {
        let (load, seconds) = (g.number("load_qps"), 1.0 / g.number("capacity_qps"));
        queueing::replicas(load, seconds, 1.0, g.number("target_utilisation"))
    },
};

pub(in crate::estimate) static QUOTA_USED: Formula = Formula {
    key: "quota_used",
    title: "Quota used at peak",
    unit: FigureUnit::Share,
    parameters: &[
        LOAD,
        number("input_tokens", "tokens", "1500"),
        number("output_tokens", "tokens", "300"),
        number("quota_requests_min", "requests a minute", "10000"),
        number("quota_tokens_min", "tokens a minute", "2M"),
    ],
    text: "the greater of load × 60 / quota of requests and load × tokens × 60 / quota of tokens",
    ignores: "bursts within the minute",
    source: "counting",
    compute: |g| {
        let calls = g.number("load_qps") * 60.0;
        let tokens = calls * (g.number("input_tokens") + g.number("output_tokens"));
        let requests = calls / g.number("quota_requests_min");
        estimate_error::finite(
            "the quota",
            requests.max(tokens / g.number("quota_tokens_min")),
        )
    },
};

fn queue(arguments: &FormulaArguments) -> Estimated<Queue> {
    queue_of(arguments, arguments.number("replicas"))
}

/// The line before replicas whose capacity is given instead of the time a request takes.
fn queue_on_a_board(arguments: &FormulaArguments) -> Estimated<Queue> {
    // So that half of an odd number of replicas is one too.
    let replicas = arguments.number("replicas").round();
    if replicas < 1.0 {
        return Err(EstimateError::impossible("there is no replica"));
    }
    let service_s = 1.0 / arguments.number("capacity_qps");
    queue_before(replicas, arguments.number("load_qps"), service_s)
}

fn queue_of(arguments: &FormulaArguments, replicas: f64) -> Estimated<Queue> {
    let service_s = arguments.number("service_ms") / 1000.0;
    queue_before(replicas, arguments.number("rate"), service_s)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a count"
)]
fn queue_before(replicas: f64, arrivals_per_s: f64, service_s: f64) -> Estimated<Queue> {
    if replicas.fract() != 0.0 || !(1.0..=f64::from(u32::MAX)).contains(&replicas) {
        return Err(EstimateError::impossible(format!(
            "replicas is {}, but must be a whole number of 1 or more",
            exact(replicas)
        )));
    }
    Ok(Queue {
        arrivals_per_s,
        service_s,
        replicas: replicas as u32,
    })
}
