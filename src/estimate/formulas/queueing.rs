//! Waiting for a free replica.

use super::given::number;
use super::{Chapter, Fallback, Formula, Given, Parameter};
use crate::estimate::quantity::Unit;
use crate::estimate::queueing::{self, Queue};
use crate::estimate::{Answer, Refusal};

const SOURCE: &str = "A. K. Erlang 1917; Cooper, Introduction to Queueing Theory (M/M/c)";
const IGNORES: &str =
    "bursts, which wait longer; service that always takes the same time waits about half as long";

const RATE: Parameter = number("rate", "requests/s", "800");
const SERVICE: Parameter = number("service_ms", "ms one replica works on a request", "10");
const REPLICAS: Parameter = number("replicas", "replicas", "10");
const QUANTILE: Parameter =
    number("quantile", "between 0 and 1", "0.99").or(Fallback::Number(0.99));

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Queueing",
    formulas: &[
        Formula {
            name: "in_flight",
            title: "Requests in progress",
            unit: Unit::Count("requests"),
            parameters: &[RATE, number("latency_s", "s", "0.12")],
            formula: "rate × time",
            ignores: "",
            source: "Little's law, L = λ W",
            compute: |g| queueing::in_flight(g.n("rate"), g.n("latency_s")),
        },
        Formula {
            name: "replicas",
            title: "Replicas so that none is too busy",
            unit: Unit::Count("replicas"),
            parameters: &[
                RATE,
                number("seconds", "s of one call", "0.01"),
                number("parallel", "calls of one replica at a time", "1").or(Fallback::Number(1.0)),
                number("target_utilisation", "share", "0.6").or_constant("target_utilisation"),
            ],
            formula: "⌈rate × seconds / parallel / target utilisation⌉",
            ignores: "waiting; see replicas_for_wait",
            source: "Little's law with a planning target",
            compute: |g| {
                let (seconds, parallel) = (g.n("seconds"), g.n("parallel"));
                queueing::replicas(g.n("rate"), seconds, parallel, g.n("target_utilisation"))
            },
        },
        Formula {
            name: "utilisation",
            title: "Share of the time replicas are busy",
            unit: Unit::Share,
            parameters: &[RATE, SERVICE, REPLICAS],
            formula: "λ / (c μ)",
            ignores: "uneven balance between replicas",
            source: SOURCE,
            compute: |g| queue(g)?.utilisation(),
        },
        Formula {
            name: "p_wait",
            title: "Requests that have to wait",
            unit: Unit::Share,
            parameters: &[RATE, SERVICE, REPLICAS],
            formula: "Erlang C: B / (1 − ρ (1 − B)), B by the recursion of Erlang B",
            ignores: IGNORES,
            source: SOURCE,
            compute: |g| queue(g)?.p_wait(),
        },
        Formula {
            name: "mean_wait_ms",
            title: "Mean time in the line",
            unit: Unit::Milliseconds,
            parameters: &[RATE, SERVICE, REPLICAS],
            formula: "P(wait) / (c μ − λ)",
            ignores: IGNORES,
            source: SOURCE,
            compute: |g| Ok(queue(g)?.mean_wait_s()? * 1000.0),
        },
        Formula {
            name: "wait_ms",
            title: "Time in the line that a share of requests stays below",
            unit: Unit::Milliseconds,
            parameters: &[RATE, SERVICE, REPLICAS, QUANTILE],
            formula: "ln(P(wait) / (1 − q)) / (c μ − λ), 0 where P(wait) ≤ 1 − q",
            ignores: IGNORES,
            source: SOURCE,
            compute: |g| Ok(queue(g)?.wait_quantile_s(g.n("quantile"))? * 1000.0),
        },
        Formula {
            name: "p_wait_longer",
            title: "Requests that wait longer than that",
            unit: Unit::Share,
            parameters: &[RATE, SERVICE, REPLICAS, number("wait_ms", "ms", "5")],
            formula: "P(wait) × e^(−(c μ − λ) t)",
            ignores: IGNORES,
            source: SOURCE,
            compute: |g| queue(g)?.p_wait_longer(g.n("wait_ms") / 1000.0),
        },
        Formula {
            name: "replicas_for_wait",
            title: "Fewest replicas with which waiting stays that short",
            unit: Unit::Count("replicas"),
            parameters: &[RATE, SERVICE, QUANTILE, number("wait_ms", "ms", "5")],
            formula: "the least c whose quantile of waiting is at most that",
            ignores: IGNORES,
            source: SOURCE,
            compute: |g| {
                let queue = queue_of(g, 1.0)?;
                let wait_s = g.n("wait_ms") / 1000.0;
                Ok(f64::from(queue.replicas_for_wait(g.n("quantile"), wait_s)?))
            },
        },
    ],
};

fn queue(given: &Given) -> Answer<Queue> {
    queue_of(given, given.n("replicas"))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a count"
)]
fn queue_of(given: &Given, replicas: f64) -> Answer<Queue> {
    if replicas.fract() != 0.0 || !(1.0..=f64::from(u32::MAX)).contains(&replicas) {
        return Err(Refusal::impossible(format!(
            "replicas is {replicas}, and it must be a whole number of 1 or more"
        )));
    }
    Ok(Queue {
        arrivals_per_s: given.n("rate"),
        service_s: given.n("service_ms") / 1000.0,
        replicas: replicas as u32,
    })
}
