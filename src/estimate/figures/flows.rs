//! What runs along a flow while a client waits.

use crate::catalog::Role;
use crate::estimate::FigureInput;
use crate::estimate::figure::{Figure, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, fixed, worked_out};
use crate::estimate::formulas::traffic::{FLOW_BYTES, FLOW_CALLS};
use crate::estimate::quantity::FigureUnit;
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
    let calls = calls(look, id, about.clone());
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

fn calls(look: &EstimateView, id: &EdgeId, about: Subject) -> Figure {
    let each = look.estimate.calls_per_request(id).unwrap_or(Ok(1.0));
    let each = worked_out(
        "calls_per_request",
        "Calls of one request",
        FigureUnit::Count("calls"),
        each,
    );
    FLOW_CALLS.figure(about, vec![look.peak_qps(), each])
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
        let rows = (|| {
            let (rows, keys) = (
                to.read.number("candidates_in")?,
                from.read.number("batch_get_limit")?,
            );
            Ok(rows / (rows / keys).ceil().max(1.0))
        })();
        return Some(vec![
            worked_out("each", "Rows of a call", FigureUnit::Count("rows"), rows),
            each(from, "bytes_per_entity", FigureUnit::Bytes),
        ]);
    }
    if from.has_role(Role::EncodesQuery) {
        let floats = fixed("each", "Bytes of a component", FigureUnit::Bytes, 4.0);
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
