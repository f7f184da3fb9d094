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
    let ends = [("at its start", &from), ("at its end", &to)];
    let inputs = ends
        .into_iter()
        .map(|(which, place)| {
            worked_out(&format!("Load {which}"), Unit::PerSecond, load(look, place))
        })
        .collect();
    let calls = CALLS.of(about.clone(), inputs);
    let bytes = bytes(&from, &to).map(|mut inputs| {
        inputs.insert(0, worked_out("Calls", Unit::PerSecond, calls.value.clone()));
        BYTES.of(about, inputs)
    });
    std::iter::once(calls).chain(bytes).collect()
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
