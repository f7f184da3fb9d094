//! Which connections would better be jumps: side flows that run far, and any that runs very far.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Phase, Role};
use crate::layout::LayoutResult;
use crate::model::{Document, Edge, EdgeId, NodeId};

/// From these lengths on, in world units, a jump says more than a line: for what serves the design beside its main
/// flow, and for everything else.
const SIDE: f64 = 700.0;
const MAIN: f64 = 1600.0;
/// The families of data types that watch and steer.
const STEERING: [&str; 1] = ["telemetry"];

/// From which length on each edge is better a jump.
pub(in crate::pipeline) fn limits(document: &Document, catalog: &Catalog) -> BTreeMap<EdgeId, f64> {
    let edges = document.diagram().edges();
    let limit = |edge: &Edge| {
        if is_side_flow(document, edge, catalog) {
            Some(SIDE)
        } else {
            (!is_online(document, edge, catalog)).then_some(MAIN)
        }
    };
    edges
        .filter_map(|edge| Some((edge.id.clone(), limit(edge)?)))
        .collect()
}

/// Whether somebody may wait for what an edge carries: the main line of a design is drawn through.
fn is_online(document: &Document, edge: &Edge, catalog: &Catalog) -> bool {
    let phase = |id: &NodeId| {
        let kind = catalog.kind(document.diagram().node(id)?.kind.as_str());
        kind.map(|kind| kind.phase)
    };
    [&edge.from.node, &edge.to.node].map(phase) == [Some(Phase::Online); 2]
}

/// Answers to the front door, logs, telemetry, alerts, commands, releases.
fn is_side_flow(document: &Document, edge: &Edge, catalog: &Catalog) -> bool {
    let kind = |id: &NodeId| catalog.kind(document.diagram().node(id)?.kind.as_str());
    let payload = edge.payload.as_ref();
    let payload = payload.and_then(|id| catalog.payload(id.as_str()));
    let steers = payload.is_some_and(|payload| STEERING.contains(&payload.family.as_str()));
    let (from, to) = (kind(&edge.from.node), kind(&edge.to.node));
    let ends_at = |role| to.is_some_and(|kind| kind.has_role(role));
    let begins_at = |role| from.is_some_and(|kind| kind.has_role(role));
    let answers = ends_at(Role::Gateway) && !begins_at(Role::Client) || ends_at(Role::Client);
    let output = from.and_then(|kind| kind.output(edge.from.port.as_str()));
    let input = to.and_then(|kind| kind.input(edge.to.port.as_str()));
    let is_aside = output.is_some_and(|port| port.side);
    let is_latched = input.is_some_and(|port| port.latched);
    steers || answers || is_aside || is_latched
}

/// The edges of an arrangement that are longer than `limits`, times `slack`.
pub(in crate::pipeline) fn far<'a>(
    drawn: &'a LayoutResult,
    limits: &'a BTreeMap<EdgeId, f64>,
    slack: f64,
) -> impl Iterator<Item = &'a EdgeId> {
    let is_far = move |id: &&EdgeId| {
        let corners = drawn.ways[*id].flattened(1.0);
        let length: f64 = corners
            .windows(2)
            .map(|pair| pair[0].distance(pair[1]))
            .sum();
        limits.get(*id).is_some_and(|limit| length > limit * slack)
    };
    drawn.ways.keys().filter(is_far)
}
