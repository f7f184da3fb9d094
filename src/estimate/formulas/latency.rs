//! Latency of a path, the tail of a fan-out, and availability.

use super::arguments::{list, number};
use super::{Fallback, Formula, FormulaArguments, FormulaGroup, Parameter};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{EstimateError, Estimated, Latency, PathLatency, availability, tail};

const SCALE: &str = "Dean and Barroso, The Tail at Scale (2013)";
const HOPS: Parameter = list(
    "hops_ms",
    "p50 and p99 of each hop in ms",
    "2:5,8:20,4:12,2:10,15:40,3:8",
);
const P50: Parameter = number("p50_ms", "ms", "5");
const P99: Parameter = number("p99_ms", "ms", "15");
const SLOW_SHARE: Parameter = number("p", "share of slow calls", "1%");
const N: Parameter = number("n", "calls at the same time", "16");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Latency and availability",
    formulas: &[
        &PATH_P50_MS,
        &PATH_P99_MS,
        &PATH_WORST_MS,
        &P_ANY_SLOW,
        &QUANTILE_OF_EACH,
        &SLOWEST_P50_MS,
        &SLOWEST_P99_MS,
        &LOG_NORMAL_SIGMA,
        &NORMAL_QUANTILE,
        &P_SLOW_HEDGED,
        &AVAILABILITY_OF_ONE,
        &AVAILABILITY_OF_CHAIN,
        &MINUTES_DOWN,
    ],
};

static PATH_P50_MS: Formula = Formula {
    key: "path_p50_ms",
    title: "Path latency, median",
    unit: FigureUnit::Milliseconds,
    parameters: &[HOPS],
    text: "Σ p50",
    ignores: "that the median of a sum lies above the sum of medians when tails are long",
    source: "sum over the path",
    compute: |g| Ok(path(g)?.p50_ms),
};

static PATH_P99_MS: Formula = Formula {
    key: "path_p99_ms",
    title: "Path latency, p99 (estimate)",
    unit: FigureUnit::Milliseconds,
    parameters: &[HOPS],
    text: "Σ p50 + √ Σ (p99 − p50)²",
    ignores: "hops that are slow together",
    source: "variances of independent hops add up; checked against a simulation of log-normal hops",
    compute: |g| Ok(path(g)?.p99_ms),
};

static PATH_WORST_MS: Formula = Formula {
    key: "path_worst_ms",
    title: "Path latency, p99 (worst case)",
    unit: FigureUnit::Milliseconds,
    parameters: &[HOPS],
    text: "Σ p99",
    ignores: "",
    source: "upper bound: tails that coincide",
    compute: |g| Ok(path(g)?.worst_ms),
};

static P_ANY_SLOW: Formula = Formula {
    key: "p_any_slow",
    title: "Probability of at least one slow call",
    unit: FigureUnit::Share,
    parameters: &[SLOW_SHARE, N],
    text: "1 − (1 − p)^n",
    ignores: "calls that are slow together",
    source: SCALE,
    compute: |g| tail::p_any_slow(g.number("p"), g.number("n")),
};

static QUANTILE_OF_EACH: Formula = Formula {
    key: "quantile_of_each",
    title: "Quantile per call for a quantile of all",
    unit: FigureUnit::Share,
    parameters: &[number("quantile", "between 0 and 1", "0.99"), N],
    text: "q^(1/n)",
    ignores: "calls that are slow together",
    source: "independence",
    compute: |g| tail::quantile_of_each(g.number("quantile"), g.number("n")),
};

static SLOWEST_P50_MS: Formula = Formula {
    key: "slowest_p50_ms",
    title: "Median of the slowest of n calls",
    unit: FigureUnit::Milliseconds,
    parameters: &[P50, P99, N],
    text: "p50 × e^(σ z(0.5^(1/n))), σ = ln(p99 / p50) / 2.3263",
    ignores: "calls that are slow together; it takes log-normal times",
    source: SCALE,
    compute: |g| Ok(slowest(g)?.p50_ms),
};

static SLOWEST_P99_MS: Formula = Formula {
    key: "slowest_p99_ms",
    title: "p99 of the slowest of n calls",
    unit: FigureUnit::Milliseconds,
    parameters: &[P50, P99, N],
    text: "p50 × e^(σ z(0.99^(1/n))), σ = ln(p99 / p50) / 2.3263",
    ignores: "calls that are slow together; it takes log-normal times",
    source: SCALE,
    compute: |g| Ok(slowest(g)?.p99_ms),
};

static LOG_NORMAL_SIGMA: Formula = Formula {
    key: "log_normal_sigma",
    title: "Log-normal sigma from median and p99",
    unit: FigureUnit::Count(""),
    parameters: &[P50, P99],
    text: "ln(p99 / p50) / 2.3263",
    ignores: "",
    source: "definition of the quantile",
    compute: |g| tail::log_normal_sigma(Latency::new(g.number("p50_ms"), g.number("p99_ms"))),
};

static NORMAL_QUANTILE: Formula = Formula {
    key: "normal_quantile",
    title: "Standard normal quantile",
    unit: FigureUnit::Count(""),
    parameters: &[number("p", "between 0 and 1", "0.99")],
    text: "the inverse of the normal distribution function",
    ignores: "a relative error below 1.15e-9",
    source: "Acklam 2003",
    compute: |g| tail::normal_quantile(g.number("p")),
};

static P_SLOW_HEDGED: Formula = Formula {
    key: "p_slow_hedged",
    title: "Slow calls despite hedging",
    unit: FigureUnit::Share,
    parameters: &[
        SLOW_SHARE,
        number(
            "hedge_quantile",
            "the second copy is sent after this quantile",
            "0.95",
        ),
    ],
    text: "p × (1 − quantile of the hedge)",
    ignores: "the load of the copies, which is 1 − the quantile",
    source: SCALE,
    compute: |g| tail::p_slow_hedged(g.number("p"), g.number("hedge_quantile")),
};

static AVAILABILITY_OF_ONE: Formula = Formula {
    key: "availability_of_one",
    title: "Availability across zones",
    unit: FigureUnit::Share,
    parameters: &[
        number("instance", "share of the time one instance works", "0.995")
            .or_constant("instance_availability"),
        number("zones", "zones", "2"),
        number("replicas", "replicas", "2"),
    ],
    text: "1 − (1 − a)^min(zones, replicas)",
    ignores: "faults that hit all zones at once",
    source: "redundancy in parallel (reliability theory)",
    compute: |g| {
        availability::redundant(
            g.number("instance"),
            g.number("zones"),
            g.number("replicas"),
        )
    },
};

static AVAILABILITY_OF_CHAIN: Formula = Formula {
    key: "availability_of_chain",
    title: "Availability in series",
    unit: FigureUnit::Share,
    parameters: &[list(
        "parts",
        "share of the time each part works",
        "0.999975,0.999975,0.995",
    )],
    text: "Π availability",
    ignores: "faults that hit several at once; a fallback makes the answer worse instead of missing",
    source: "series system (reliability theory)",
    compute: |g| availability::in_series(g.numbers("parts")),
};

static MINUTES_DOWN: Formula = Formula {
    key: "minutes_down",
    title: "Downtime in 30 days",
    unit: FigureUnit::Count("min"),
    parameters: &[number("availability", "share", "0.99985")],
    text: "(1 − availability) × 43,200",
    ignores: "",
    source: "arithmetic",
    compute: |g| availability::minutes_down_per_30_days(g.number("availability")),
};
const BOARD_IGNORES: &str = "the client's network, queueing, retries and cold caches; p99 values add up only on paper, so measure end to end";

pub(in crate::estimate) static ANSWER_P50: Formula = Formula {
    key: "latency_p50_ms",
    title: "Response time, median",
    unit: FigureUnit::Milliseconds,
    parameters: &[
        number("calls", "calls between components", "7"),
        number("hop_p50_ms", "ms of one call", "0.3").or_constant("hop_p50_ms"),
        number("hop_p99_ms", "ms of one call", "1").or_constant("hop_p99_ms"),
        HOPS,
    ],
    text: "Σ p50 of the hops + calls × p50 of the network",
    ignores: BOARD_IGNORES,
    source: "sum over the critical path",
    compute: |g| Ok(path_with_calls(g)?.p50_ms),
};

pub(in crate::estimate) static ANSWER_P99: Formula = Formula {
    key: "latency_p99_ms",
    title: "Response time, p99 (estimate)",
    text: PATH_P99_MS.text,
    source: PATH_P99_MS.source,
    compute: |g| Ok(path_with_calls(g)?.p99_ms),
    ..ANSWER_P50
};

pub(in crate::estimate) static ANSWER_WORST: Formula = Formula {
    key: "latency_worst_ms",
    title: "Response time, p99 (worst case)",
    text: "Σ p99 of the hops + calls × p99 of the network",
    ignores: "the client's network, queueing and retries",
    source: PATH_WORST_MS.source,
    compute: |g| Ok(path_with_calls(g)?.worst_ms),
    ..ANSWER_P50
};

pub(in crate::estimate) static SLOWEST_SHARD: Formula = Formula {
    key: "slowest_shard_p99_ms",
    title: "Slowest shard, p99",
    text: "p50 · e^(σ z(0.99^(1/S))), σ = ln(p99 / p50) / 2.3263",
    ignores: "shards that are slow together; it takes log-normal times",
    ..SLOWEST_P99_MS
};

pub(in crate::estimate) static MEETS_SLOW_SHARD: Formula = Formula {
    key: "p_slow_shard",
    title: "Requests hit by a slow shard",
    parameters: &[SLOW_SHARE.or(Fallback::Number(0.01)), N],
    text: "1 − 0.99^S",
    ignores: "hedged requests",
    ..P_ANY_SLOW
};

pub(in crate::estimate) static COMPONENT_AVAILABILITY: Formula = Formula {
    key: "availability",
    title: "Availability",
    parameters: &[
        number("instance", "share of the time one instance works", "0.995")
            .or_constant("instance_availability"),
        number("zones", "zones", "2"),
        number("replicas", "replicas", "2"),
        number(
            "common_cause",
            "share of the time nothing takes all down",
            "0.99998",
        )
        .or_constant("common_cause_availability"),
    ],
    text: "(1 − (1 − a)^min(zones, replicas)) × share without a common cause",
    ignores: "faults of what it depends on",
    source: "redundancy in parallel with common-cause failures (beta-factor model)",
    compute: |g| {
        let (zones, replicas) = (g.number("zones"), g.number("replicas"));
        let (instance, common) = (g.number("instance"), g.number("common_cause"));
        availability::with_common_cause(instance, zones, replicas, common)
    },
    ..AVAILABILITY_OF_ONE
};

pub(in crate::estimate) static BOARD_AVAILABILITY: Formula = Formula {
    key: "availability",
    title: "Availability",
    text: "Π availability of the region, the critical path, all it fetches from, and the stores that are read meanwhile",
    ignores: "a fallback, which makes the answer worse instead of missing",
    ..AVAILABILITY_OF_CHAIN
};

pub(in crate::estimate) static DOWN_IN_30_DAYS: Formula = Formula {
    key: "minutes_down_per_30d",
    title: "Downtime in 30 days",
    ..MINUTES_DOWN
};

fn path(arguments: &FormulaArguments) -> Estimated<PathLatency> {
    let hops = hops(arguments)?;
    let wrong = hops
        .iter()
        .find(|hop| hop.p50_ms < 0.0 || hop.p99_ms < hop.p50_ms);
    if let Some(Latency { p50_ms, p99_ms }) = wrong {
        let why = format!("a hop has a p50 of {p50_ms} ms and a p99 of {p99_ms} ms");
        return Err(EstimateError::impossible(why));
    }
    Ok(PathLatency::new(hops))
}

/// The path of a board with so many calls at once between its hops, without walking them one by one.
fn path_with_calls(arguments: &FormulaArguments) -> Estimated<PathLatency> {
    let (calls, p50, p99) = (
        arguments.number("calls"),
        arguments.number("hop_p50_ms"),
        arguments.number("hop_p99_ms"),
    );
    let hops = PathLatency::new(hops(arguments)?);
    let p50_ms = hops.p50_ms + calls * p50;
    let spread = (hops.p99_ms - hops.p50_ms).powi(2) + calls * (p99 - p50).powi(2);
    Ok(PathLatency {
        p50_ms,
        p99_ms: p50_ms + spread.sqrt(),
        worst_ms: hops.worst_ms + calls * p99,
    })
}

fn hops(arguments: &FormulaArguments) -> Estimated<Vec<Latency>> {
    let numbers: Vec<f64> = arguments.numbers("hops_ms").collect();
    let (pairs, rest) = numbers.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(EstimateError::needs("a p50 and a p99 for each hop"));
    }
    let hops = pairs.iter().map(|[p50, p99]| Latency::new(*p50, *p99));
    Ok(hops.collect())
}

fn slowest(arguments: &FormulaArguments) -> Estimated<Latency> {
    tail::slowest_of(
        Latency::new(arguments.number("p50_ms"), arguments.number("p99_ms")),
        arguments.number("n"),
    )
}
