//! Arithmetic: FLOPs of a request, and the machines it takes.

use crate::estimate::compute;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, StatedClaim, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::compute::{
    CAPACITY_OF_MODEL, FLOPS_OF_MODEL, FLOPS_OF_PATH, MACHINES_OF_MODEL,
};
use crate::estimate::quantity::FigureUnit;

pub(super) fn of_board(look: &EstimateView) -> Vec<Figure> {
    let on_path = look.estimate.on_request_path();
    let inputs: Vec<FigureInput> = on_path
        .filter_map(|id| {
            let flops = look.estimate.flops_of(id)?;
            let counts = flops.as_ref().map_or(true, |flops| *flops > 0.0);
            counts.then(|| FigureInput::new("flops", look.name(id), FigureUnit::Flops, flops))
        })
        .collect();
    if inputs.is_empty() {
        return Vec::new();
    }
    let tier = look.required_choice("compute_tier");
    let cap = tier.and_then(|tier| compute::tier_cap(&tier).ok().flatten());
    let figure = FLOPS_OF_PATH.figure(Subject::Board, inputs);
    vec![figure.against(cap.map(RequirementTarget::AtMost))]
}

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let Some(items) = place.items_per_request() else {
        return Vec::new();
    };
    let each = place.property("flops_per_item", FigureUnit::Flops);
    let flops = FLOPS_OF_MODEL.figure(place.about(), vec![items, each]);
    let capacity = CAPACITY_OF_MODEL.figure(place.about(), rate(look, place, &flops));
    let capacity = capacity.beside(place.claim("capacity_qps", StatedClaim::AtMostFigure));
    let machines = machines(look, place, &flops);
    let figures = std::iter::once(flops).chain(machines);
    let has_capacity = place.read.has("capacity_qps");
    figures.chain(has_capacity.then_some(capacity)).collect()
}

/// FLOPs of a request, and the rate of one machine with the share that is reached.
fn rate(look: &EstimateView, place: &FigureNode, flops: &Figure) -> Vec<FigureInput> {
    let constants = look.constants();
    let hardware = place.read.hardware();
    let share = place.share_of_peak(hardware.clone().ok(), constants);
    let rate = hardware.map(|hardware| constants.machine(hardware).flops_per_s);
    vec![
        flops.as_input("flops", "Compute per request"),
        worked_out(
            "flops_per_s",
            "Rate of one machine",
            FigureUnit::FlopsPerSecond,
            rate,
        ),
        assumed("share_of_peak", "Share of peak", FigureUnit::Share, share),
    ]
}

fn machines(look: &EstimateView, place: &FigureNode, flops: &Figure) -> Option<Figure> {
    let mut inputs = vec![look.load(place)?];
    inputs.extend(rate(look, place, flops));
    inputs.push(look.target_utilisation());
    let machines = MACHINES_OF_MODEL.figure(place.about(), inputs);
    Some(machines.beside(place.claim("replicas", StatedClaim::AtLeastFigure)))
}
