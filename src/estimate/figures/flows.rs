//! What runs along a flow while a client waits.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::traffic::{FLOW_BYTES, FLOW_CALLS, FLOW_HITS};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{Estimated, FigureInput};
use crate::model::EdgeId;

pub(super) fn of_flow(look: &EstimateView, id: &EdgeId) -> Vec<Figure> {
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
        let calls = calls.value.clone();
        inputs.insert(
            0,
            worked_out("calls_per_s", "Calls", FigureUnit::PerSecond, calls),
        );
        FLOW_BYTES.figure(about, inputs)
    });
    std::iter::once(calls).chain(bytes).collect()
}

/// A cache hands out what it hits; everything else what both ends see.
fn calls(look: &EstimateView, from: &FigureNode, to: &FigureNode, about: Subject) -> Figure {
    let end = |which: &str, place: &FigureNode| {
        let name = format!("Load {which}");
        worked_out("loads", &name, FigureUnit::PerSecond, load(look, place))
    };
    if from.has_role(Role::CachesResults) && from.read.has("hit_rate") {
        let hits = from.property("hit_rate", FigureUnit::Share);
        let load = end("of the cache", from).for_parameter("load_qps");
        return FLOW_HITS.figure(about, vec![load, hits]);
    }
    FLOW_CALLS.figure(
        about,
        vec![end("at its start", from), end("at its end", to)],
    )
}

/// Clients and what they fetch from see all requests.
fn load(look: &EstimateView, place: &FigureNode) -> Estimated {
    let load = look.estimate.load_qps(place.id);
    load.unwrap_or_else(|| look.estimate.peak_qps())
}

/// What to multiply for the bytes of one call, where the board says it.
fn bytes(from: &FigureNode, to: &FigureNode) -> Option<Vec<FigureInput>> {
    let each =
        |place: &FigureNode, property, unit| place.property(property, unit).for_parameter("each");
    if from.has_role(Role::Client) && from.read.has("request_bytes") {
        return Some(vec![each(from, "request_bytes", FigureUnit::Bytes)]);
    }
    if to.has_role(Role::Client) && to.read.has("response_bytes") {
        return Some(vec![each(to, "response_bytes", FigureUnit::Bytes)]);
    }
    if from.has_role(Role::StoresFeaturesOnline) && to.read.has("candidates_in") {
        return Some(vec![
            each(to, "candidates_in", FigureUnit::Count("rows")),
            each(from, "bytes_per_entity", FigureUnit::Bytes),
        ]);
    }
    if from.has_role(Role::EncodesQuery) {
        let floats = assumed("each", "Bytes of a component", FigureUnit::Bytes, 4.0);
        return Some(vec![
            each(from, "dimension", FigureUnit::Count("components")),
            floats,
        ]);
    }
    if from.has_role(Role::StoresResults) && from.read.has("value_bytes") {
        return Some(vec![each(from, "value_bytes", FigureUnit::Bytes)]);
    }
    None
}
