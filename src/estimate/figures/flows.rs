//! What runs along a flow while a client waits.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Law, Subject};
use crate::estimate::figures::look::{Look, Place, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{Answer, refusal};
use crate::model::EdgeId;

static CALLS: Law = Law {
    key: "calls_per_s",
    name: "Calls at the peak",
    unit: Unit::PerSecond,
    formula: "the lesser load of its two ends",
    ignores: "retries, and several calls per request",
    source: "flow balance",
    compute: |v| Ok(v.iter().copied().fold(f64::INFINITY, f64::min)),
};

static HITS: Law = Law {
    key: "calls_per_s",
    name: "Answers at the peak",
    unit: Unit::PerSecond,
    formula: "load × hit rate",
    ignores: "a hit rate that changes with the hour",
    source: "flow balance",
    compute: |v| Ok(v[0] * v[1]),
};

static BYTES: Law = Law {
    key: "bytes_per_s",
    name: "Data at the peak",
    unit: Unit::BytesPerSecond,
    formula: "calls × bytes of one",
    ignores: "headers and compression",
    source: "counting",
    compute: |v| refusal::finite("the data rate", v.iter().product()),
};

pub(super) fn of_flow(look: &Look, id: &EdgeId) -> Vec<Figure> {
    let Some(edge) = look
        .document
        .diagram()
        .edge(id)
        .filter(|_| look.estimate.is_waited_on(id))
    else {
        return Vec::new();
    };
    let (Some(from), Some(to)) = (look.place(&edge.from.node), look.place(&edge.to.node)) else {
        return Vec::new();
    };
    let about = Subject::Flow(edge.id.clone());
    let calls = calls(look, &from, &to, about.clone());
    let bytes = bytes(&from, &to).map(|mut inputs| {
        inputs.insert(0, worked_out("Calls", Unit::PerSecond, calls.value.clone()));
        BYTES.of(about, inputs)
    });
    std::iter::once(calls).chain(bytes).collect()
}

/// A cache hands out what it hits; everything else what both ends see.
fn calls(look: &Look, from: &Place, to: &Place, about: Subject) -> Figure {
    let end = |which: &str, place: &Place| {
        let name = format!("Load {which}");
        worked_out(&name, Unit::PerSecond, load(look, place))
    };
    if from.has_role(Role::CachesResults) && from.read.has("hit_rate") {
        let hits = from.property("hit_rate", Unit::Share);
        return HITS.of(about, vec![end("of the cache", from), hits]);
    }
    CALLS.of(
        about,
        vec![end("at its start", from), end("at its end", to)],
    )
}

/// Clients and what they fetch from see all requests.
fn load(look: &Look, place: &Place) -> Answer {
    let load = look.estimate.load_qps(place.id);
    load.unwrap_or_else(|| look.estimate.peak_qps())
}

/// What to multiply for the bytes of one call, where the board says it.
fn bytes(from: &Place, to: &Place) -> Option<Vec<crate::estimate::Input>> {
    if from.has_role(Role::Client) && from.read.has("request_bytes") {
        return Some(vec![from.property("request_bytes", Unit::Bytes)]);
    }
    if to.has_role(Role::Client) && to.read.has("response_bytes") {
        return Some(vec![to.property("response_bytes", Unit::Bytes)]);
    }
    if from.has_role(Role::StoresFeaturesOnline) && to.read.has("candidates_in") {
        return Some(vec![
            to.property("candidates_in", Unit::Count("rows")),
            from.property("bytes_per_entity", Unit::Bytes),
        ]);
    }
    if from.has_role(Role::EncodesQuery) {
        let floats = worked_out("Bytes of a component", Unit::Bytes, Ok(4.0));
        return Some(vec![
            from.property("dimension", Unit::Count("components")),
            floats,
        ]);
    }
    if from.has_role(Role::StoresResults) && from.read.has("value_bytes") {
        return Some(vec![from.property("value_bytes", Unit::Bytes)]);
    }
    None
}
