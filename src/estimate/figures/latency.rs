//! How long an answer takes, along the critical path and in each component.

use crate::estimate::figure::{Figure, FigureInput, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, fixed};
use crate::estimate::formulas::latency::{
    ANSWER_P50, ANSWER_P99, ANSWER_WORST, MEETS_SLOW_SHARD, SLOWEST_SHARD,
};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{EstimateError, Estimated};

pub(super) fn of_board(look: &EstimateView) -> Vec<Figure> {
    let inputs = match look.estimate.critical_path() {
        Ok(Some(_)) => inputs(look),
        Ok(None) => {
            let why = "a path from a client's request to a client's response";
            missing(Err(EstimateError::needs(why)))
        }
        Err(mismatch) => missing(Err(mismatch.clone())),
    };
    let promise = look.at_most("latency_p99_ms");
    vec![
        ANSWER_P50.figure(Subject::Board, inputs.clone()),
        ANSWER_P99
            .figure(Subject::Board, inputs.clone())
            .against(promise),
        ANSWER_WORST.figure(Subject::Board, inputs).against(promise),
    ]
}

fn missing(why: Estimated) -> Vec<FigureInput> {
    vec![FigureInput::new(
        "hops_ms",
        "Critical path",
        FigureUnit::Milliseconds,
        why,
    )]
}

fn inputs(look: &EstimateView) -> Vec<FigureInput> {
    let Ok(Some(path)) = look.estimate.critical_path() else {
        return Vec::new();
    };
    let constants = look.constants();
    let calls = path.n_calls;
    let mut inputs = vec![
        fixed(
            "calls",
            "Calls between components",
            FigureUnit::Count("calls"),
            calls,
        ),
        assumed(
            "hop_p50_ms",
            "One call, p50",
            FigureUnit::Milliseconds,
            constants.hop_p50_ms,
        ),
        assumed(
            "hop_p99_ms",
            "One call, p99",
            FigureUnit::Milliseconds,
            constants.hop_p99_ms,
        ),
    ];
    for hop in &path.hops {
        let (name, total) = (look.name(&hop.node), hop.total());
        let with = match &hop.pulled {
            Some((from, _)) => format!("{name} with {}", look.name(from)),
            None => name,
        };
        let with = if hop.rounds > 1.0 {
            format!("{with}, {} rounds", FigureUnit::Count("").show(hop.rounds))
        } else {
            with
        };
        for (which, value) in [("p50", total.p50_ms), ("p99", total.p99_ms)] {
            inputs.push(FigureInput::new(
                "hops_ms",
                format!("{with}, {which}"),
                FigureUnit::Milliseconds,
                Ok(value),
            ));
        }
    }
    inputs
}

pub(super) fn of_component(_look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let shards = place.read.number_if_any("shards");
    if !shards.is_some_and(|shards| shards.is_ok_and(|shards| shards > 1.0)) {
        return Vec::new();
    }
    let shards = || {
        place
            .property("shards", FigureUnit::Count("shards"))
            .for_parameter("n")
    };
    let inputs = vec![
        place.property("p50_ms", FigureUnit::Milliseconds),
        place.property("p99_ms", FigureUnit::Milliseconds),
        shards(),
    ];
    vec![
        SLOWEST_SHARD.figure(place.about(), inputs),
        MEETS_SLOW_SHARD.figure(place.about(), vec![shards()]),
    ]
}
