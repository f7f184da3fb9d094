//! What serving costs.

use crate::catalog::Role;
use crate::estimate::Estimated;
use crate::estimate::board::{is_of_vendor, memory_bytes, token_prices};
use crate::estimate::figure::{Figure, FigureInput, InputOrigin, Subject};
use crate::estimate::figures::estimate_view::{
    EstimateView, FigureNode, assumed, fixed, worked_out,
};
use crate::estimate::formulas::money::{
    AUTOSCALED_USD_PER_1K, COMPONENT_USD_PER_H, INDEX_USD_PER_H, SERVING_USD_PER_1K,
    SERVING_USD_PER_H, STORE_USD_PER_H, TOKENS_USD_PER_1K, VENDOR_USD_PER_H,
};
use crate::estimate::quantity::FigureUnit;

/// Prices of clouds differ by so much between contracts and regions.
const PRICE_SPREAD: f64 = 1.5;

pub(super) fn of_board(look: &EstimateView) -> Vec<Figure> {
    let estimate = look.estimate;
    let paid: Vec<_> = estimate.on_request_path().collect();
    let cost_of = |id| {
        let place = look.place(id)?;
        let mut figures = of_component(look, &place).into_iter();
        let cost = figures.find(|figure| figure.formula.key == SERVING_USD_PER_H.key)?;
        Some(cost.as_input("usd_per_h", &look.name(id)))
    };
    let inputs: Vec<FigureInput> = paid.iter().filter_map(|id| cost_of(id)).collect();
    if inputs.is_empty() {
        return Vec::new();
    }
    let per_hour = SERVING_USD_PER_H.figure(Subject::Board, inputs);
    let all = per_hour.as_input("usd_per_h", "Serving cost");
    let per_1k = SERVING_USD_PER_1K.figure(Subject::Board, vec![all, look.mean_qps()]);
    let busy = paid.iter().filter_map(|id| {
        // What is paid by the call follows the traffic already.
        if let Some(cost) = estimate.usd_per_h_by_calls(id) {
            let at_peak =
                (|| Ok(cost? * estimate.peak_factor()? * look.constants().target_utilisation))();
            return Some(at_peak);
        }
        let cost = estimate.usd_per_h_of(id)?;
        Some((|| Ok(cost? * estimate.utilisation(id).unwrap_or(Ok(1.0))?))())
    });
    let inputs = vec![
        worked_out(
            "busy_usd_per_h",
            "Cost of the busy share",
            FigureUnit::UsdPerHour,
            busy.sum(),
        ),
        worked_out(
            "peak",
            "Peak factor",
            FigureUnit::Count(""),
            estimate.peak_factor(),
        ),
        look.target_utilisation(),
        look.mean_qps(),
    ];
    vec![
        per_hour,
        per_1k.against(look.at_most("budget_usd_per_1k")),
        AUTOSCALED_USD_PER_1K.figure(Subject::Board, inputs),
    ]
}

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    if is_of_vendor(place.read) {
        return vendor(look, place);
    }
    if !place.read.has("replicas") {
        return Vec::new();
    }
    if place.has_role(Role::SearchesVectors) {
        return vec![index(look, place)];
    }
    if let Some(bytes) = memory_bytes(place.read, look.constants()) {
        return vec![store(look, place, bytes)];
    }
    let machines = if place.read.has("gpus_per_replica") {
        place
            .property("gpus_per_replica", FigureUnit::Count("GPUs"))
            .for_parameter("machines")
    } else {
        fixed(
            "machines",
            "Machines per replica",
            FigureUnit::Count("machines"),
            1.0,
        )
    };
    let inputs = vec![replicas(place), machines, machine_price(look, place)];
    vec![COMPONENT_USD_PER_H.figure(place.about(), inputs)]
}

fn replicas(place: &FigureNode) -> FigureInput {
    place.property("replicas", FigureUnit::Count("replicas"))
}

fn machine_price(look: &EstimateView, place: &FigureNode) -> FigureInput {
    let hardware = place.read.hardware();
    let price = hardware.map(|hardware| look.constants().usd_per_h(hardware));
    let name = "Price of a machine";
    let input = worked_out("usd_per_machine_h", name, FigureUnit::UsdPerHour, price);
    input.said_by(InputOrigin::Assumed, PRICE_SPREAD)
}

fn memory_price(look: &EstimateView) -> FigureInput {
    assumed(
        "usd_per_gb_memory_h",
        "Price of a GB of memory",
        FigureUnit::UsdPerHour,
        look.constants().usd_per_gb_memory_h,
    )
}

/// Every shard on a node of its own, as often as there are copies.
fn index(look: &EstimateView, place: &FigureNode) -> Figure {
    let inputs = vec![
        place.property("shards", FigureUnit::Count("shards")),
        place.property("replicas", FigureUnit::Count("copies")),
        place
            .property("node_memory_gb", FigureUnit::Count("GB"))
            .for_parameter("node_gb"),
        memory_price(look),
        machine_price(look, place),
    ];
    INDEX_USD_PER_H.figure(place.about(), inputs)
}

fn store(look: &EstimateView, place: &FigureNode, bytes: Estimated) -> Figure {
    let inputs = vec![
        replicas(place),
        machine_price(look, place),
        worked_out("bytes", "Memory of all copies", FigureUnit::Bytes, bytes),
        memory_price(look),
    ];
    STORE_USD_PER_H.figure(place.about(), inputs)
}

/// A vendor's model: tokens of a call, and calls of an hour.
fn vendor(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    const TOKENS: FigureUnit = FigureUnit::Count("tokens");
    let (input, output) = token_prices(place.read, look.constants());
    let price = |parameter, property: &'static str, name: &str, value: Estimated| {
        if place.read.has(property) {
            return place
                .property(property, FigureUnit::Usd)
                .for_parameter(parameter);
        }
        worked_out(parameter, name, FigureUnit::Usd, value)
            .said_by(InputOrigin::Assumed, PRICE_SPREAD)
    };
    let tokens = vec![
        place.property("input_tokens", TOKENS),
        place.property("output_tokens", TOKENS),
        price(
            "usd_per_m_input",
            "usd_per_m_input",
            "Price of a million input tokens",
            input,
        ),
        price(
            "usd_per_m_output",
            "usd_per_m_output",
            "Price of a million output tokens",
            output,
        ),
    ];
    let each = TOKENS_USD_PER_1K.figure(place.about(), tokens);
    let Some(visits) = look.estimate.visits_of(place.id) else {
        return vec![each];
    };
    let calls = visits.map(|visits| visits.warm);
    let inputs = vec![
        look.mean_qps(),
        worked_out(
            "calls_per_request",
            "Calls of one request",
            FigureUnit::Count("calls"),
            calls,
        ),
        each.as_input("usd_per_1k", "Tokens of 1,000 calls"),
    ];
    let per_hour = VENDOR_USD_PER_H.figure(place.about(), inputs);
    vec![each, per_hour]
}
