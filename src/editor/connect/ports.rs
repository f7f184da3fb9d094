//! What flows at a port, and which other ports take it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Fit, InputPort, Kind, OutputPort, PortSide, Role};
use crate::editor::{BoardState, CandidateEdge, KindChoice};
use crate::geom::Point;
use crate::model::{EdgeEnd, NodeId, PayloadId, PortName};

/// What may flow at a port: what it accepts, or emits. A component that only hands things on emits what arrives.
pub fn payloads(board: &BoardState, end: &EdgeEnd, side: PortSide) -> Vec<PayloadId> {
    let Some(kind) = board.kind_of(&end.node) else {
        return Vec::new();
    };
    let port = end.port.as_str();
    if side == PortSide::Input {
        return kind
            .input(port)
            .map_or_else(Vec::new, |port| port.accepts.clone());
    }
    let emits = kind
        .output(port)
        .map_or_else(Vec::new, |port| port.emits.clone());
    if kind.has_role(Role::PassThrough) {
        let arriving = arriving(board, &end.node);
        let handed: Vec<PayloadId> = emits
            .iter()
            .filter(|payload| arriving.contains(payload))
            .cloned()
            .collect();
        if !handed.is_empty() {
            return handed;
        }
    }
    emits
}

/// Every data type that arrives at a node.
pub fn arriving(board: &BoardState, node: &NodeId) -> BTreeSet<PayloadId> {
    let incoming = board.document().diagram().incoming(node).into_iter();
    incoming.filter_map(|edge| edge.payload.clone()).collect()
}

/// Ports of other components that take what flows at `end`, and how well. Inputs that are full are left out.
pub fn fits(
    board: &BoardState,
    end: &EdgeEnd,
    side: PortSide,
) -> BTreeMap<(NodeId, PortName), Fit> {
    let flowing = payloads(board, end, side);
    let mut found = BTreeMap::new();
    let others = board
        .document()
        .diagram()
        .nodes()
        .filter(|node| node.id != end.node);
    for node in others {
        let Some(kind) = board.catalog().kind(node.kind.as_str()) else {
            continue;
        };
        for (port, fit) in port_fits(board, &node.id, kind, side, &flowing) {
            found.insert((node.id.clone(), port), fit);
        }
    }
    found
}

fn port_fits(
    board: &BoardState,
    node: &NodeId,
    kind: &Kind,
    side: PortSide,
    flowing: &[PayloadId],
) -> Vec<(PortName, Fit)> {
    let catalog = board.catalog();
    let fits = match side {
        PortSide::Output => {
            let incoming = board.document().diagram().incoming(node);
            let is_full = |port: &PortName| incoming.iter().any(|edge| edge.to.port == *port);
            let open = kind
                .inputs
                .iter()
                .filter(|port| port.many || !is_full(&port.name));
            let fits = open.map(|port| {
                let fits = flowing
                    .iter()
                    .map(|payload| catalog.accepts(port, payload.as_str()));
                (port.name.clone(), fits.min().unwrap_or(Fit::No))
            });
            fits.collect::<Vec<_>>()
        }
        PortSide::Input => {
            let fits = kind.outputs.iter().map(|port| {
                let fits = port
                    .emits
                    .iter()
                    .map(|payload| stands_in(catalog, payload, flowing));
                (port.name.clone(), fits.min().unwrap_or(Fit::No))
            });
            fits.collect()
        }
    };
    fits.into_iter()
        .filter(|(_, fit)| *fit != Fit::No)
        .collect()
}

/// How well a data type serves where some are asked for.
fn stands_in(catalog: &Catalog, payload: &PayloadId, asked: &[PayloadId]) -> Fit {
    if asked.contains(payload) {
        Fit::Exact
    } else if asked
        .iter()
        .any(|asked| catalog.widens(payload.as_str(), asked.as_str()))
    {
        Fit::Widened
    } else {
        Fit::No
    }
}

/// Whether both ends of the joint take the data type.
pub fn carries(board: &BoardState, candidate: &CandidateEdge, payload: &PayloadId) -> bool {
    let emits = payloads(board, &candidate.from, PortSide::Output);
    let accepts = payloads(board, &candidate.to, PortSide::Input);
    emits.contains(payload) && stands_in(board.catalog(), payload, &accepts) != Fit::No
}

/// Kinds that could stand at the loose end, best first.
pub fn fitting_kinds(board: &BoardState, end: &EdgeEnd, side: PortSide) -> Vec<KindChoice> {
    let flowing = payloads(board, end, side);
    let fitting = board.catalog().fitting_kinds(side, &flowing).into_iter();
    let choices = fitting.map(|fitting| KindChoice {
        kind: fitting.kind,
        port: Some(fitting.port),
        note: None,
    });
    choices.collect()
}

/// The port from which a component is most likely to be connected next.
pub fn likeliest_end(board: &BoardState, node: &NodeId, side: PortSide) -> Option<EdgeEnd> {
    let kind = board.kind_of(node)?;
    let diagram = board.document().diagram();
    let port = match side {
        PortSide::Output => {
            let taken = diagram.outgoing(node);
            let is_used = |port: &PortName| taken.iter().any(|edge| edge.from.port == *port);
            let rank = |port: &&OutputPort| (port.side, port.offered_last, is_used(&port.name));
            kind.outputs.iter().min_by_key(rank).map(|port| &port.name)
        }
        PortSide::Input => {
            let taken = diagram.incoming(node);
            let is_used = |port: &PortName| taken.iter().any(|edge| edge.to.port == *port);
            let rank = |port: &&InputPort| (is_used(&port.name), !port.required);
            kind.inputs.iter().min_by_key(rank).map(|port| &port.name)
        }
    };
    Some(EdgeEnd::new(node.clone(), port?.clone()))
}

/// Where a port is drawn.
pub fn port_at(board: &BoardState, end: &EdgeEnd, side: PortSide) -> Option<Point> {
    Some(
        board
            .derived()
            .boxes
            .get(&end.node)?
            .attachment(&end.port, side),
    )
}

/// The side an edge's other end is on.
pub fn opposite(side: PortSide) -> PortSide {
    match side {
        PortSide::Input => PortSide::Output,
        PortSide::Output => PortSide::Input,
    }
}
