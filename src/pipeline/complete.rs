//! Completing a board that was written by hand or pasted: ports and data types nobody named, places
//! nobody chose. What stands in the document already is never changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Attempt, Catalog};
use crate::geom::Size;
use crate::model::{
    Document, Edge, EdgeEnd, EdgeId, Edit, NodeId, PayloadId, PortName, SketchId, Target, apply,
};
use crate::pipeline::{LayoutRequest, arrange};
use crate::text::counted;

/// Fills the gaps and says, in a sentence each, what was filled.
pub fn complete(document: &mut Document, catalog: &Catalog) -> Vec<String> {
    complete_watched(document, catalog, &|_| true)
}

/// The same, telling how much is done, from 0 to 1, and asking whether to go on. What is stopped is not placed.
pub fn complete_watched(
    document: &mut Document,
    catalog: &Catalog,
    tell: &dyn Fn(f32) -> bool,
) -> Vec<String> {
    let mut said = join(document, catalog);
    said.extend(place(document, catalog, tell));
    said
}

/// Chooses ports and data types of edges that lack them, as the editor does when an edge is drawn.
fn join(document: &mut Document, catalog: &Catalog) -> Vec<String> {
    let open = |edge: &&Edge| {
        edge.from.port.as_str().is_empty()
            || edge.to.port.as_str().is_empty()
            || edge.payload.is_none()
    };
    let edges: Vec<Edge> = document.diagram().edges().filter(open).cloned().collect();
    let mut said = Vec::new();
    for edge in edges {
        let Some((output, input, payload)) = choose(document, catalog, &edge) else {
            said.push(format!("Edge {}: no port could be chosen, because a kind at its ends is unknown or has none on that side.", edge.id));
            continue;
        };
        said.push(format!(
            "Edge {}: joined {}.{output} to {}.{input} as {payload}.",
            edge.id, edge.from.node, edge.to.node
        ));
        let from = EdgeEnd {
            port: output,
            ..edge.from
        };
        let to = EdgeEnd {
            port: input,
            ..edge.to
        };
        let edits = [
            Edit::Reconnect {
                edge: edge.id.clone(),
                from,
                to,
            },
            Edit::SetPayload {
                edge: edge.id,
                payload: Some(payload),
            },
        ];
        apply(document, &edits);
    }
    said
}

fn choose(
    document: &Document,
    catalog: &Catalog,
    edge: &Edge,
) -> Option<(PortName, PortName, PayloadId)> {
    let kind = |id: &NodeId| catalog.kind(document.diagram().node(id)?.kind.as_str());
    let named = |port: &PortName| (!port.as_str().is_empty()).then(|| port.as_str().to_owned());
    let (output, input) = (named(&edge.from.port), named(&edge.to.port));
    let arriving: BTreeSet<PayloadId> = document
        .diagram()
        .incoming(&edge.from.node)
        .into_iter()
        .filter_map(|edge| edge.payload.clone())
        .collect();
    let attempt = Attempt {
        source: kind(&edge.from.node)?,
        output: output.as_deref(),
        arriving: &arriving,
        target: kind(&edge.to.node)?,
        input: input.as_deref(),
        payload: edge.payload.as_ref().map(PayloadId::as_str),
    };
    let choices = catalog.choices(&attempt);
    let best = choices.best().map(|best| {
        (
            best.output.clone(),
            best.input.clone(),
            best.payload.clone(),
        )
    });
    best.or_else(|| {
        catalog
            .clash(&attempt)
            .map(|clash| (clash.output, clash.input, clash.payload))
    })
}

/// Gives a place to every component that has none.
fn place(document: &mut Document, catalog: &Catalog, tell: &dyn Fn(f32) -> bool) -> Vec<String> {
    let n_new = placeless(document).len();
    if n_new == 0 {
        return Vec::new();
    }
    apply(document, &places_watched(document, catalog, tell));
    let placed = counted(n_new, "component");
    vec![format!("Placed {placed} that had no place.")]
}

/// Edits that give a place to every component that has none. Those that have one stay, and frames grow around their
/// members.
pub fn places(document: &Document, catalog: &Catalog) -> Vec<Edit> {
    places_watched(document, catalog, &|_| true)
}

fn places_watched(document: &Document, catalog: &Catalog, tell: &dyn Fn(f32) -> bool) -> Vec<Edit> {
    let new = placeless(document);
    if new.is_empty() {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = unfolding(document, &new).into_iter().collect();
    let mut open = Cow::Borrowed(document);
    if !edits.is_empty() {
        apply(open.to_mut(), &edits);
    }
    let Ok(arrangement) = LayoutRequest::inserting(&open, catalog).run(tell) else {
        return Vec::new();
    };
    edits.extend(arrange::edits(&open, &arrangement));
    let diagram = document.diagram();
    let may_bend = |id: &EdgeId| {
        let edge = diagram.edge(id).filter(|edge| edge.via.is_empty());
        edge.is_some_and(|edge| new.contains(&edge.from.node) || new.contains(&edge.to.node))
    };
    edits.retain(|edit| !matches!(edit, Edit::SetVia { edge, .. } if !may_bend(edge)));
    edits
}

/// Unfolds the frames that hold components without a place: nobody could see where they are put.
fn unfolding(document: &Document, new: &BTreeSet<NodeId>) -> Option<Edit> {
    let nodes = new.iter().cloned().map(Target::Node);
    let around = nodes.flat_map(|node| document.folds_around(&node).cloned());
    let folds: BTreeMap<SketchId, Option<Size>> = around.map(|id| (id, None)).collect();
    (!folds.is_empty()).then_some(Edit::FoldFrames(folds))
}

fn placeless(document: &Document) -> BTreeSet<NodeId> {
    let nodes = document.diagram().nodes();
    let new = nodes.filter(|node| node.at.is_none());
    new.map(|node| node.id.clone()).collect()
}
