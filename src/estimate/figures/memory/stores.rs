//! Sizes of stores, caches, corpora and models, and what fetching features for every candidate takes.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, RequirementTarget};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed};
use crate::estimate::formulas::stores::{
    FEATURE_FETCH, FEATURE_NETWORK, FEATURE_READS, FEATURE_ROUND_TRIPS, MODEL_BYTES, STORE_MEMORY,
    STORED_BYTES,
};
use crate::estimate::quantity::FigureUnit;
use crate::model::NodeId;

/// Pairs of properties that multiply to a size.
const SIZES: [(&str, &str, &str); 3] = [
    ("entries", "entry_bytes", "entries"),
    ("entries_count", "value_bytes", "entries"),
    ("rows", "row_bytes", "rows"),
];

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (count, each, what) in SIZES {
        if place.read.has(count) && place.read.has(each) {
            let inputs = vec![
                place
                    .property(count, FigureUnit::Count(what))
                    .for_parameter("entries"),
                place
                    .property(each, FigureUnit::Bytes)
                    .for_parameter("entry_bytes"),
            ];
            figures.push(STORED_BYTES.figure(place.about(), inputs));
        }
    }
    if place.has_role(Role::StoresFeaturesOnline) {
        let inputs = vec![
            place.property("entities", FigureUnit::Count("entities")),
            place.property("bytes_per_entity", FigureUnit::Bytes),
            assumed(
                "copies",
                "Copies",
                FigureUnit::Count("copies"),
                look.constants().store_copies,
            ),
        ];
        figures.push(STORE_MEMORY.figure(place.about(), inputs));
    }
    if place.has_role(Role::LoadsModel) && place.read.has("params") {
        figures.push(model(look, place));
    }
    if place.has_role(Role::Ranks) {
        let stores = look.estimate.fetched_stores(place.id);
        figures.extend(stores.iter().flat_map(|store| fetching(look, place, store)));
    }
    figures
}

fn model(look: &EstimateView, place: &FigureNode) -> Figure {
    let precision = if place.read.has("weight_bytes") {
        place.property("weight_bytes", FigureUnit::Bytes)
    } else {
        let bytes = look.constants().bytes_per_parameter;
        assumed(
            "weight_bytes",
            "Bytes of a parameter",
            FigureUnit::Bytes,
            bytes,
        )
    };
    let params = place.property("params", FigureUnit::Count("parameters"));
    let figure = MODEL_BYTES.figure(place.about(), vec![params, precision]);
    let on_device = place.has_role(Role::RunsOnDevice);
    let room = if on_device {
        let megabytes = look.required("device_memory_mb");
        megabytes.map(|megabytes| megabytes * 1e6)
    } else {
        // Whoever runs it on an accelerator has to fit it there.
        let hardware = place
            .read
            .hardware()
            .ok()
            .filter(|hardware| hardware.is_gpu());
        let machine = hardware.map(|hardware| look.constants().machine(hardware));
        machine.map(|machine| machine.memory_bytes * look.constants().gpu_memory_share)
    };
    figure.against(room.map(RequirementTarget::AtMost))
}

fn fetching(look: &EstimateView, place: &FigureNode, store: &NodeId) -> Vec<Figure> {
    let Some(store) = look.place(store) else {
        return Vec::new();
    };
    let candidates = || {
        place
            .property("candidates_in", FigureUnit::Count("candidates"))
            .for_parameter("per_request")
    };
    let limit = store
        .property("batch_get_limit", FigureUnit::Count("keys"))
        .for_parameter("keys_per_get");
    let trips = FEATURE_ROUND_TRIPS.figure(place.about(), vec![candidates(), limit]);
    let calls = trips.as_input("round_trips", "Calls");
    let p99 = store.property("p99_ms", FigureUnit::Milliseconds);
    let mut figures = vec![trips, FEATURE_FETCH.figure(place.about(), vec![calls, p99])];
    if let Some(load) = look.load(place) {
        let load = load.for_parameter("qps");
        let reads = FEATURE_READS.figure(place.about(), vec![load, candidates()]);
        let rows = reads.as_input("reads_per_s", "Rows read");
        let bytes = store.property("bytes_per_entity", FigureUnit::Bytes);
        figures.push(reads);
        figures.push(FEATURE_NETWORK.figure(place.about(), vec![rows, bytes]));
    }
    figures
}
