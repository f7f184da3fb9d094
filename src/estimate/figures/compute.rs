//! Arithmetic: FLOPs of a request, and the machines it takes.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Input, Law, Promise, Subject};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{Hardware, compute, queueing};

static PER_REQUEST: Law = Law {
    key: "flops_per_request",
    name: "Arithmetic per request",
    unit: Unit::Flops,
    formula: "Σ over the request path of items × FLOPs per item, or 2 × parameters × tokens",
    ignores: "feature work, search and serialisation; two FLOPs count as one multiply-add",
    source: "counting operations",
    compute: |v| Ok(v.iter().sum()),
};

static OF_MODEL: Law = Law {
    key: "model_flops_per_request",
    name: "Arithmetic per request",
    unit: Unit::Flops,
    formula: "items per request × FLOPs per item",
    ignores: "feature work and serialisation",
    source: "counting operations",
    compute: |v| Ok(v[0] * v[1]),
};

static MACHINES: Law = Law {
    key: "model_replicas",
    name: "Machines for the arithmetic",
    unit: Unit::Count("machines"),
    formula: "⌈load × FLOPs / (peak FLOP/s × share of peak) / target utilisation⌉",
    ignores: "everything but the arithmetic; kernels, batch and shapes decide the share of peak",
    source: "roofline model and Little's law",
    compute: |v| {
        let seconds = v[1] / (v[2] * v[3]);
        queueing::replicas(v[0], seconds, 1.0, v[4])
    },
};

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let on_path = look.estimate.on_request_path();
    let inputs: Vec<Input> = on_path
        .filter_map(|id| {
            let flops = look.estimate.flops_of(id)?;
            let counts = flops.as_ref().map_or(true, |flops| *flops > 0.0);
            counts.then(|| Input::new(look.name(id), Unit::Flops, flops))
        })
        .collect();
    if inputs.is_empty() {
        return Vec::new();
    }
    let tier = look.required_choice("compute_tier");
    let cap = tier.and_then(|tier| compute::tier_cap(&tier).ok().flatten());
    let figure = PER_REQUEST.of(Subject::Board, inputs);
    vec![figure.against(cap.map(Promise::AtMost))]
}

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    let items = if place.has_role(Role::Ranks) {
        place.property("candidates_in", Unit::Count("items"))
    } else if place.has_role(Role::PredictsOnline) {
        place.property("items_per_request", Unit::Count("items"))
    } else if place.has_role(Role::EncodesQuery) {
        assumed("Items per request", Unit::Count("items"), 1.0)
    } else {
        return Vec::new();
    };
    let each = place.property("flops_per_item", Unit::Flops);
    let flops = OF_MODEL.of(place.about(), vec![items, each]);
    let machines = machines(look, place, &flops);
    std::iter::once(flops).chain(machines).collect()
}

fn machines(look: &Look, place: &Place, flops: &Figure) -> Option<Figure> {
    let load = look.estimate.load_qps(place.id)?;
    let constants = look.constants();
    let hardware = place.read.hardware();
    let share = match &hardware {
        // The rate of the CPU is what it achieves.
        Ok(Hardware::Cpu) => 1.0,
        _ if place.has_role(Role::Ranks) => constants.mfu_rank,
        _ => constants.mfu_serve,
    };
    let inputs = vec![
        worked_out("Load", Unit::PerSecond, load),
        worked_out("Arithmetic per request", Unit::Flops, flops.value.clone()),
        worked_out(
            "Rate of one machine",
            Unit::FlopsPerSecond,
            hardware.map(|hardware| constants.machine(hardware).flops_per_s),
        ),
        assumed("Share of peak", Unit::Share, share),
        assumed(
            "Target utilisation",
            Unit::Share,
            constants.target_utilisation,
        ),
    ];
    Some(MACHINES.of(place.about(), inputs))
}
