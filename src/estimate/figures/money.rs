//! What serving costs.

use crate::estimate::Hardware;
use crate::estimate::figure::{Figure, FigureInput, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::money::{
    AUTOSCALED_USD_PER_1K, COMPONENT_USD_PER_H, SERVING_USD_PER_1K, SERVING_USD_PER_H,
};
use crate::estimate::quantity::FigureUnit;

pub(super) fn of_board(look: &EstimateView) -> Vec<Figure> {
    let estimate = look.estimate;
    let paid: Vec<_> = estimate.on_request_path().collect();
    let cost_of = |id| {
        Some(FigureInput::new(
            "usd_per_h",
            look.name(id),
            FigureUnit::UsdPerHour,
            estimate.usd_per_h_of(id)?,
        ))
    };
    let inputs: Vec<FigureInput> = paid.iter().filter_map(|id| cost_of(id)).collect();
    if inputs.is_empty() {
        return Vec::new();
    }
    let per_hour = SERVING_USD_PER_H.figure(Subject::Board, inputs);
    let all = per_hour.as_input("usd_per_h", "Serving cost");
    let per_1k = SERVING_USD_PER_1K.figure(Subject::Board, vec![all, look.mean_qps()]);
    let busy = paid.iter().filter_map(|id| {
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
    if !place.read.has("replicas") {
        return Vec::new();
    }
    let machines = if place.read.has("gpus_per_replica") {
        place
            .property("gpus_per_replica", FigureUnit::Count("GPUs"))
            .for_parameter("machines")
    } else {
        assumed(
            "machines",
            "Machines per replica",
            FigureUnit::Count("machines"),
            1.0,
        )
    };
    let hardware = place.read.hardware();
    let price = |hardware: Hardware| look.constants().usd_per_h(hardware);
    let inputs = vec![
        place.property("replicas", FigureUnit::Count("replicas")),
        machines,
        worked_out(
            "usd_per_machine_h",
            "Price of a machine",
            FigureUnit::UsdPerHour,
            hardware.map(price),
        ),
    ];
    vec![COMPONENT_USD_PER_H.figure(place.about(), inputs)]
}
