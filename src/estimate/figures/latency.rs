//! How long an answer takes, along the critical path and in each component.

use crate::estimate::figure::{Figure, Input, Law, Subject};
use crate::estimate::figures::look::{Look, Place, assumed};
use crate::estimate::quantity::Unit;
use crate::estimate::{Answer, Latency, PathLatency, tail};

const SOURCE: &str =
    "variances of independent hops add up; checked against a simulation of log-normal hops";
const IGNORES: &str = "the client's network, queueing, retries and cold caches; p99 values add up only on paper, so measure end to end";

static P50: Law = Law {
    key: "latency_p50_ms",
    name: "Answer, median",
    unit: Unit::Milliseconds,
    formula: "Σ p50 of the hops + calls × p50 of the network",
    ignores: IGNORES,
    source: "sum over the critical path",
    compute: |v| Ok(add_up(v).p50_ms),
};

static P99: Law = Law {
    key: "latency_p99_ms",
    name: "Answer, p99 estimate",
    unit: Unit::Milliseconds,
    formula: "Σ p50 + √ Σ (p99 − p50)²",
    ignores: IGNORES,
    source: SOURCE,
    compute: |v| Ok(add_up(v).p99_ms),
};

static WORST: Law = Law {
    key: "latency_worst_ms",
    name: "Answer, p99 at worst",
    unit: Unit::Milliseconds,
    formula: "Σ p99 of the hops + calls × p99 of the network",
    ignores: "the client's network, queueing and retries",
    source: "upper bound: tails that coincide",
    compute: |v| Ok(add_up(v).worst_ms),
};

static SLOWEST_SHARD: Law = Law {
    key: "slowest_shard_p99_ms",
    name: "Slowest shard, p99",
    unit: Unit::Milliseconds,
    formula: "p50 · e^(σ z(0.99^(1/S))), σ = ln(p99 / p50) / 2.3263",
    ignores: "shards that are slow together; it takes log-normal times",
    source: "Dean and Barroso, The Tail at Scale (2013)",
    compute: |v| Ok(tail::slowest_of(Latency::new(v[0], v[1]), v[2])?.p99_ms),
};

static MEETS_SLOW_SHARD: Law = Law {
    key: "p_slow_shard",
    name: "Requests that meet some shard's slowest 1 %",
    unit: Unit::Share,
    formula: "1 − 0.99^S",
    ignores: "hedged requests",
    source: "Dean and Barroso, The Tail at Scale (2013)",
    compute: |v| tail::p_any_slow(0.01, v[0]),
};

/// Calls, p50 and p99 of a call, then p50 and p99 of each hop.
fn add_up(values: &[f64]) -> PathLatency {
    let (network, hops) = values.split_at(3);
    let call = Latency::new(network[1], network[2]);
    // So many calls at once, without walking them one by one.
    let calls = network[0];
    let of_hops = PathLatency::of(hops.chunks_exact(2).map(|hop| Latency::new(hop[0], hop[1])));
    let p50_ms = of_hops.p50_ms + calls * call.p50_ms;
    let spread =
        (of_hops.p99_ms - of_hops.p50_ms).powi(2) + calls * (call.p99_ms - call.p50_ms).powi(2);
    PathLatency {
        p50_ms,
        p99_ms: p50_ms + spread.sqrt(),
        worst_ms: of_hops.worst_ms + calls * call.p99_ms,
    }
}

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let inputs = match look.estimate.critical_path() {
        Ok(Some(_)) => inputs(look),
        Ok(None) => {
            let why = "a way from a client's request to a client's answer";
            missing(Err(crate::estimate::Refusal::needs(why)))
        }
        Err(refusal) => missing(Err(refusal.clone())),
    };
    let promise = look.at_most("latency_p99_ms");
    vec![
        P50.of(Subject::Board, inputs.clone()),
        P99.of(Subject::Board, inputs.clone()).against(promise),
        WORST.of(Subject::Board, inputs).against(promise),
    ]
}

fn missing(why: Answer) -> Vec<Input> {
    vec![Input::new("Critical path", Unit::Milliseconds, why)]
}

fn inputs(look: &Look) -> Vec<Input> {
    let Ok(Some(path)) = look.estimate.critical_path() else {
        return Vec::new();
    };
    let constants = look.constants();
    let calls = f64::from(path.n_calls);
    let mut inputs = vec![
        assumed("Calls between components", Unit::Count("calls"), calls),
        assumed("One call, p50", Unit::Milliseconds, constants.hop_p50_ms),
        assumed("One call, p99", Unit::Milliseconds, constants.hop_p99_ms),
    ];
    for hop in &path.hops {
        let (name, total) = (look.name(&hop.node), hop.total());
        let with = match &hop.pulled {
            Some((from, _)) => format!("{name} with {}", look.name(from)),
            None => name,
        };
        for (which, value) in [("p50", total.p50_ms), ("p99", total.p99_ms)] {
            inputs.push(Input::new(
                format!("{with}, {which}"),
                Unit::Milliseconds,
                Ok(value),
            ));
        }
    }
    inputs
}

pub(super) fn of_component(_look: &Look, place: &Place) -> Vec<Figure> {
    let shards = place.read.number_if_any("shards");
    if !shards.is_some_and(|shards| shards.is_ok_and(|shards| shards > 1.0)) {
        return Vec::new();
    }
    let shards = || place.property("shards", Unit::Count("shards"));
    let inputs = vec![
        place.property("p50_ms", Unit::Milliseconds),
        place.property("p99_ms", Unit::Milliseconds),
        shards(),
    ];
    vec![
        SLOWEST_SHARD.of(place.about(), inputs),
        MEETS_SLOW_SHARD.of(place.about(), vec![shards()]),
    ]
}
