//! The figures that are written on the board, taken from its estimate.

use crate::catalog::Catalog;
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{Estimate, EstimateView};
use crate::model::{Document, NodeId};
use crate::scene::{Annotations, LoadLevel, NodeAnnotations};
use crate::text::fixed;

/// From this utilisation on there is no room for a failed zone.
const WARM: f64 = 0.7;

/// What to write on which component and flow.
pub(in crate::pipeline) fn numbers(
    document: &Document,
    catalog: &Catalog,
    estimate: &Estimate,
) -> Annotations {
    let look = EstimateView {
        document,
        catalog,
        estimate,
    };
    let mut numbers = Annotations::default();
    for node in document.diagram().nodes() {
        let found = of_node(&look, &node.id);
        if !found.parts.is_empty() {
            numbers.nodes.insert(node.id.clone(), found);
        }
    }
    for edge in document.diagram().edges() {
        // The bytes where the board says them, else the calls.
        let figures = look.of_flow(&edge.id);
        let message = figures.iter().rev().find(|figure| figure.value.is_ok());
        if let Some(figure) = message {
            numbers.flows.insert(edge.id.clone(), figure.shown());
        }
    }
    if let Ok(Some(path)) = estimate.critical_path() {
        numbers
            .highlighted_nodes
            .extend(path.hops.iter().map(|hop| hop.node.clone()));
        numbers.highlighted_edges.extend(path.flows.iter().cloned());
    }
    numbers
}

/// Load, utilisation, what it holds and how long it takes, as far as they are known.
fn of_node(look: &EstimateView, id: &NodeId) -> NodeAnnotations {
    let estimate = look.estimate;
    let mut parts = Vec::new();
    if let Some(Ok(load)) = estimate.load_qps(id) {
        // Of what, the board says elsewhere; here room is short.
        parts.push(format!("{}/s", FigureUnit::Count("").show(load)));
    }
    let busy = estimate.utilisation(id).and_then(Result::ok);
    parts.extend(busy.map(per_cent));
    parts.extend(look.held_by(id).map(|figure| figure.shown()));
    if let Some(Ok(latency)) = estimate.latency_of(id)
        && !latency.is_zero()
        && estimate.is_on_request_path(id)
    {
        parts.push(FigureUnit::Milliseconds.show(latency.p99_ms));
    }
    let heat = match busy {
        Some(busy) if busy >= 1.0 => LoadLevel::Overloaded,
        Some(busy) if busy >= WARM => LoadLevel::Warm,
        _ => LoadLevel::Calm,
    };
    NodeAnnotations { parts, heat }
}

/// In whole numbers, where that says enough.
fn per_cent(share: f64) -> String {
    if share < 0.02 {
        return FigureUnit::Share.show(share);
    }
    format!("{} %", fixed(share * 100.0, 0))
}
