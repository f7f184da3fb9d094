//! Arithmetic: FLOPs of a request, and the machines it takes.

use crate::estimate::compute;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::compute::{FLOPS_OF_MODEL, FLOPS_OF_PATH, MACHINES_OF_MODEL};
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
    let machines = machines(look, place, &flops);
    std::iter::once(flops).chain(machines).collect()
}

fn machines(look: &EstimateView, place: &FigureNode, flops: &Figure) -> Option<Figure> {
    let load = look.load(place)?;
    let constants = look.constants();
    let hardware = place.read.hardware();
    let share = place.share_of_peak(hardware.clone().ok(), constants);
    let inputs = vec![
        load,
        flops.as_input("flops", "Compute per request"),
        worked_out(
            "flops_per_s",
            "Rate of one machine",
            FigureUnit::FlopsPerSecond,
            hardware.map(|hardware| constants.machine(hardware).flops_per_s),
        ),
        assumed("share_of_peak", "Share of peak", FigureUnit::Share, share),
        look.target_utilisation(),
    ];
    Some(MACHINES_OF_MODEL.figure(place.about(), inputs))
}
