//! Latency of a path, the tail of a fan-out, and availability.

use super::given::{list, number};
use super::{Chapter, Formula, Given, Parameter};
use crate::estimate::quantity::Unit;
use crate::estimate::{Answer, Latency, PathLatency, Refusal, availability, tail};

const SCALE: &str = "Dean and Barroso, The Tail at Scale (2013)";
const HOPS: Parameter = list(
    "hops_ms",
    "p50 and p99 of each hop in ms",
    "2:5,8:20,4:12,2:10,15:40,3:8",
);
const P50: Parameter = number("p50_ms", "ms", "5");
const P99: Parameter = number("p99_ms", "ms", "15");
const N: Parameter = number("n", "calls at the same time", "16");

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Latency and availability",
    formulas: &[
        Formula {
            name: "path_p50_ms",
            title: "Median of a path",
            unit: Unit::Milliseconds,
            parameters: &[HOPS],
            formula: "Σ p50",
            ignores: "that the median of a sum lies above the sum of medians when tails are long",
            source: "sum over the path",
            compute: |g| Ok(path(g)?.p50_ms),
        },
        Formula {
            name: "path_p99_ms",
            title: "p99 of a path, estimate",
            unit: Unit::Milliseconds,
            parameters: &[HOPS],
            formula: "Σ p50 + √ Σ (p99 − p50)²",
            ignores: "hops that are slow together",
            source: "variances of independent hops add up; checked against a simulation of log-normal hops",
            compute: |g| Ok(path(g)?.p99_ms),
        },
        Formula {
            name: "path_worst_ms",
            title: "p99 of a path at worst",
            unit: Unit::Milliseconds,
            parameters: &[HOPS],
            formula: "Σ p99",
            ignores: "",
            source: "upper bound: tails that coincide",
            compute: |g| Ok(path(g)?.worst_ms),
        },
        Formula {
            name: "p_any_slow",
            title: "Requests that meet at least one slow call",
            unit: Unit::Share,
            parameters: &[number("p", "share of slow calls", "1%"), N],
            formula: "1 − (1 − p)^n",
            ignores: "calls that are slow together",
            source: SCALE,
            compute: |g| tail::p_any_slow(g.n("p"), g.n("n")),
        },
        Formula {
            name: "quantile_of_each",
            title: "Quantile each call must keep so that all of them keep one",
            unit: Unit::Share,
            parameters: &[number("quantile", "between 0 and 1", "0.99"), N],
            formula: "q^(1/n)",
            ignores: "calls that are slow together",
            source: "independence",
            compute: |g| tail::quantile_of_each(g.n("quantile"), g.n("n")),
        },
        Formula {
            name: "slowest_p50_ms",
            title: "Median of the slowest of n calls",
            unit: Unit::Milliseconds,
            parameters: &[P50, P99, N],
            formula: "p50 × e^(σ z(0.5^(1/n))), σ = ln(p99 / p50) / 2.3263",
            ignores: "calls that are slow together; it takes log-normal times",
            source: SCALE,
            compute: |g| Ok(slowest(g)?.p50_ms),
        },
        Formula {
            name: "slowest_p99_ms",
            title: "p99 of the slowest of n calls",
            unit: Unit::Milliseconds,
            parameters: &[P50, P99, N],
            formula: "p50 × e^(σ z(0.99^(1/n))), σ = ln(p99 / p50) / 2.3263",
            ignores: "calls that are slow together; it takes log-normal times",
            source: SCALE,
            compute: |g| Ok(slowest(g)?.p99_ms),
        },
        Formula {
            name: "log_normal_sigma",
            title: "Spread of the log-normal distribution with that median and p99",
            unit: Unit::Count(""),
            parameters: &[P50, P99],
            formula: "ln(p99 / p50) / 2.3263",
            ignores: "",
            source: "definition of the quantile",
            compute: |g| tail::log_normal_sigma(Latency::new(g.n("p50_ms"), g.n("p99_ms"))),
        },
        Formula {
            name: "normal_quantile",
            title: "Standard normal value that a share stays below",
            unit: Unit::Count(""),
            parameters: &[number("p", "between 0 and 1", "0.99")],
            formula: "the inverse of the normal distribution function",
            ignores: "a relative error below 1.15e-9",
            source: "Acklam 2003",
            compute: |g| tail::normal_quantile(g.n("p")),
        },
        Formula {
            name: "p_slow_hedged",
            title: "Calls that are slow although a second copy goes out",
            unit: Unit::Share,
            parameters: &[
                number("p", "share of slow calls", "1%"),
                number(
                    "hedge_quantile",
                    "the copy goes out after this share came back",
                    "0.95",
                ),
            ],
            formula: "p × (1 − quantile of the hedge)",
            ignores: "the load of the copies, which is 1 − the quantile",
            source: SCALE,
            compute: |g| tail::p_slow_hedged(g.n("p"), g.n("hedge_quantile")),
        },
        Formula {
            name: "availability_of_one",
            title: "Availability of a component in several zones",
            unit: Unit::Share,
            parameters: &[
                number("instance", "share of the time one instance works", "0.995")
                    .or_constant("instance_availability"),
                number("zones", "zones", "2"),
                number("replicas", "replicas", "2"),
            ],
            formula: "1 − (1 − a)^min(zones, replicas)",
            ignores: "faults that hit all zones at once",
            source: "redundancy in parallel (reliability theory)",
            compute: |g| availability::redundant(g.n("instance"), g.n("zones"), g.n("replicas")),
        },
        Formula {
            name: "availability_of_chain",
            title: "Availability of parts that are all needed",
            unit: Unit::Share,
            parameters: &[list(
                "parts",
                "share of the time each part works",
                "0.999975,0.999975,0.995",
            )],
            formula: "Π availability",
            ignores: "faults that hit several at once; a fallback makes the answer worse instead of missing",
            source: "series system (reliability theory)",
            compute: |g| availability::in_series(g.list("parts").iter().copied()),
        },
        Formula {
            name: "minutes_down",
            title: "Time without an answer in 30 days",
            unit: Unit::Count("min"),
            parameters: &[number("availability", "share", "0.99985")],
            formula: "(1 − availability) × 43,200",
            ignores: "",
            source: "arithmetic",
            compute: |g| availability::minutes_down_per_30_days(g.n("availability")),
        },
    ],
};

fn path(given: &Given) -> Answer<PathLatency> {
    let (pairs, rest) = given.list("hops_ms").as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Refusal::needs("a p50 and a p99 for each hop"));
    }
    let hops = pairs.iter().map(|[p50, p99]| {
        if *p50 < 0.0 || p99 < p50 {
            let why = format!("a hop has a p50 of {p50} ms and a p99 of {p99} ms");
            return Err(Refusal::impossible(why));
        }
        Ok(Latency::new(*p50, *p99))
    });
    let hops: Answer<Vec<Latency>> = hops.collect();
    Ok(PathLatency::of(hops?))
}

fn slowest(given: &Given) -> Answer<Latency> {
    tail::slowest_of(
        Latency::new(given.n("p50_ms"), given.n("p99_ms")),
        given.n("n"),
    )
}
