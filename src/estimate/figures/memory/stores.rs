//! Sizes of stores, caches, corpora and models, and what fetching features for every candidate takes.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Law, Promise};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{refusal, stores};
use crate::model::NodeId;

static SIZE: Law = Law {
    key: "bytes",
    name: "Size",
    unit: Unit::Bytes,
    formula: "entries × bytes of one",
    ignores: "copies, keys and overhead",
    source: "counting",
    compute: |v| refusal::finite("size", v[0] * v[1]),
};

static STORE_RAM: Law = Law {
    key: "store_bytes",
    name: "Memory of the store",
    unit: Unit::Bytes,
    formula: "entities × bytes per entity × copies / 70 %",
    ignores: "overhead of keys",
    source: "a store in memory is kept at most 70 % full",
    compute: |v| stores::online_store_bytes(v[0], v[1], v[2]),
};

static MODEL: Law = Law {
    key: "model_bytes",
    name: "Model in memory",
    unit: Unit::Bytes,
    formula: "parameters × bytes of one",
    ignores: "activations and the runtime",
    source: "counting; 2 bytes (16 bit) where the board does not say",
    compute: |v| refusal::finite("size", v[0] * v[1]),
};

static TRIPS: Law = Law {
    key: "feature_round_trips",
    name: "Calls to fetch features for every candidate",
    unit: Unit::Count("calls"),
    formula: "⌈candidates / keys per call⌉",
    ignores: "features that are not per candidate",
    source: "multi-get limits, such as 100 keys for DynamoDB",
    compute: |v| stores::round_trips(v[0], v[1]),
};

static FETCH: Law = Law {
    key: "feature_fetch_ms",
    name: "Fetching them one call after another",
    unit: Unit::Milliseconds,
    formula: "calls × p99 of a call",
    ignores: "calls in parallel, which divide it",
    source: "every call takes its p99",
    compute: |v| stores::fetch_ms(v[0], 1.0, v[1]),
};

static READS: Law = Law {
    key: "feature_reads_per_s",
    name: "Rows read per second",
    unit: Unit::Count("rows/s"),
    formula: "load × candidates",
    ignores: "caching in the ranker",
    source: "counting",
    compute: |v| stores::reads_per_s(v[0], v[1]),
};

static NETWORK: Law = Law {
    key: "feature_bytes_per_s",
    name: "Network for features",
    unit: Unit::BytesPerSecond,
    formula: "rows per second × bytes of a row",
    ignores: "compression and overhead",
    source: "counting",
    compute: |v| stores::network_bytes_per_s(v[0], v[1]),
};

/// Pairs of properties that multiply to a size.
const SIZES: [(&str, &str, &str); 3] = [
    ("entries", "entry_bytes", "entries"),
    ("entries_count", "value_bytes", "entries"),
    ("rows", "row_bytes", "rows"),
];

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (count, each, what) in SIZES {
        if place.read.has(count) && place.read.has(each) {
            let inputs = vec![
                place.property(count, Unit::Count(what)),
                place.property(each, Unit::Bytes),
            ];
            figures.push(SIZE.of(place.about(), inputs));
        }
    }
    if place.has_role(Role::StoresFeaturesOnline) {
        let inputs = vec![
            place.property("entities", Unit::Count("entities")),
            place.property("bytes_per_entity", Unit::Bytes),
            assumed(
                "Copies",
                Unit::Count("copies"),
                look.constants().store_copies,
            ),
        ];
        figures.push(STORE_RAM.of(place.about(), inputs));
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

fn model(look: &Look, place: &Place) -> Figure {
    let precision = if place.read.has("weight_bytes") {
        place.property("weight_bytes", Unit::Bytes)
    } else {
        {
            let bytes = look.constants().bytes_per_parameter;
            assumed("Bytes of a parameter", Unit::Bytes, bytes)
        }
    };
    let params = place.property("params", Unit::Count("parameters"));
    let figure = MODEL.of(place.about(), vec![params, precision]);
    let on_device = place.has_role(Role::RunsOnDevice);
    let room = look.required("device_memory_mb").filter(|_| on_device);
    figure.against(room.map(|megabytes| Promise::AtMost(megabytes * 1e6)))
}

fn fetching(look: &Look, place: &Place, store: &NodeId) -> Vec<Figure> {
    let Some(store) = look.place(store) else {
        return Vec::new();
    };
    let candidates = || place.property("candidates_in", Unit::Count("candidates"));
    let limit = store.property("batch_get_limit", Unit::Count("keys"));
    let trips = TRIPS.of(place.about(), vec![candidates(), limit]);
    let calls = worked_out("Calls", Unit::Count("calls"), trips.value.clone());
    let p99 = store.property("p99_ms", Unit::Milliseconds);
    let mut figures = vec![trips, FETCH.of(place.about(), vec![calls, p99])];
    if let Some(load) = look.estimate.load_qps(place.id) {
        let load = worked_out("Load", Unit::PerSecond, load);
        let reads = READS.of(place.about(), vec![load, candidates()]);
        let rows = worked_out("Rows read", Unit::Count("rows/s"), reads.value.clone());
        let bytes = store.property("bytes_per_entity", Unit::Bytes);
        figures.push(reads);
        figures.push(NETWORK.of(place.about(), vec![rows, bytes]));
    }
    figures
}
