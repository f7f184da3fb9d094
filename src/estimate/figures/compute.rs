//! Arithmetic: FLOPs of a request, and the machines it takes.

use crate::estimate::compute;
use crate::estimate::figure::{Figure, Input, Promise, Subject};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::formulas::compute::{FLOPS_OF_MODEL, FLOPS_OF_PATH, MACHINES_OF_MODEL};
use crate::estimate::quantity::Unit;

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let on_path = look.estimate.on_request_path();
    let inputs: Vec<Input> = on_path
        .filter_map(|id| {
            let flops = look.estimate.flops_of(id)?;
            let counts = flops.as_ref().map_or(true, |flops| *flops > 0.0);
            counts.then(|| Input::new("flops", look.name(id), Unit::Flops, flops))
        })
        .collect();
    if inputs.is_empty() {
        return Vec::new();
    }
    let tier = look.required_choice("compute_tier");
    let cap = tier.and_then(|tier| compute::tier_cap(&tier).ok().flatten());
    let figure = FLOPS_OF_PATH.figure(Subject::Board, inputs);
    vec![figure.against(cap.map(Promise::AtMost))]
}

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    let Some(items) = place.items_per_request() else {
        return Vec::new();
    };
    let each = place.property("flops_per_item", Unit::Flops);
    let flops = FLOPS_OF_MODEL.figure(place.about(), vec![items, each]);
    let machines = machines(look, place, &flops);
    std::iter::once(flops).chain(machines).collect()
}

fn machines(look: &Look, place: &Place, flops: &Figure) -> Option<Figure> {
    let load = look.load(place)?;
    let constants = look.constants();
    let hardware = place.read.hardware();
    let share = place.share_of_peak(hardware.clone().ok(), constants);
    let inputs = vec![
        load,
        flops.as_input("flops", "Arithmetic per request"),
        worked_out(
            "flops_per_s",
            "Rate of one machine",
            Unit::FlopsPerSecond,
            hardware.map(|hardware| constants.machine(hardware).flops_per_s),
        ),
        assumed("share_of_peak", "Share of peak", Unit::Share, share),
        look.target_utilisation(),
    ];
    Some(MACHINES_OF_MODEL.figure(place.about(), inputs))
}
