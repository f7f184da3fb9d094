//! Where edges are attached on a board whose boxes have their places.

use std::collections::BTreeMap;

use crate::geom::{Point, Rect};
use crate::layout::graph::{BoxSide, FlowDirection, LayoutEnd, LayoutGraph, LayoutOptions};
use crate::layout::incremental::PreviousLayout;
use crate::layout::router::{Connection, Terminal};
use crate::model::{EdgeId, NodeId};

/// One of the two ends of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConnectionEnd {
    Source,
    Target,
}

/// The ports of all edges whose boxes are there. An end without a port keeps its old place on its box.
pub(super) fn connections(
    graph: &LayoutGraph,
    old: &PreviousLayout,
    boxes: &BTreeMap<NodeId, Rect>,
    options: &LayoutOptions,
) -> BTreeMap<EdgeId, Connection> {
    let (out, into) = (
        open_side(options, ConnectionEnd::Source),
        open_side(options, ConnectionEnd::Target),
    );
    let wire = |(id, edge): (&EdgeId, &crate::layout::graph::LayoutEdge)| {
        let way = old.ways.get(id).map(Vec::as_slice).unwrap_or_default();
        let from = terminal(&edge.from, boxes, way.first(), out)?;
        let to = terminal(&edge.to, boxes, way.last(), into)?;
        Some((id.clone(), Connection { from, to }))
    };
    graph.edges.iter().filter_map(wire).collect()
}

fn terminal(
    end: &LayoutEnd,
    boxes: &BTreeMap<NodeId, Rect>,
    old: Option<&Point>,
    face: BoxSide,
) -> Option<Terminal> {
    let rect = *boxes.get(&end.node)?;
    let old = old.and_then(|at| Some((face_at(rect, *at)?, *at)));
    let (face, at) = match (end.port, old) {
        (None, Some(found)) => found,
        (Some(_), _) | (None, None) => port_at(end, rect, face),
    };
    Some(Terminal {
        node: end.node.clone(),
        at,
        face,
    })
}

/// Where ends without a port leave a box, or arrive at it.
pub(super) fn open_side(options: &LayoutOptions, end: ConnectionEnd) -> BoxSide {
    match (options.direction, end) {
        (FlowDirection::LeftToRight, ConnectionEnd::Source) => BoxSide::Right,
        (FlowDirection::LeftToRight, ConnectionEnd::Target) => BoxSide::Left,
        (FlowDirection::TopToBottom, ConnectionEnd::Source) => BoxSide::Bottom,
        (FlowDirection::TopToBottom, ConnectionEnd::Target) => BoxSide::Top,
    }
}

/// The port of an end on a box: in the middle of a face where nothing says otherwise.
pub(super) fn port_at(end: &LayoutEnd, rect: Rect, face: BoxSide) -> (BoxSide, Point) {
    let half = match face {
        BoxSide::Left | BoxSide::Right => rect.height() / 2.0,
        BoxSide::Top | BoxSide::Bottom => rect.width() / 2.0,
    };
    let (face, offset) = end
        .port
        .map_or((face, half), |port| (port.face, port.offset));
    (face, on_side(rect, face, offset))
}

fn on_side(rect: Rect, face: BoxSide, offset: f64) -> Point {
    let offset = if offset.is_finite() {
        offset.max(0.0)
    } else {
        0.0
    };
    let (x, y) = (offset.min(rect.width()), offset.min(rect.height()));
    match face {
        BoxSide::Left => Point::new(rect.x0, rect.y0 + y),
        BoxSide::Right => Point::new(rect.x1, rect.y0 + y),
        BoxSide::Top => Point::new(rect.x0 + x, rect.y0),
        BoxSide::Bottom => Point::new(rect.x0 + x, rect.y1),
    }
}

/// The side of a box on which a point lies.
fn face_at(rect: Rect, at: Point) -> Option<BoxSide> {
    let near = |a: f64, b: f64| (a - b).abs() < 0.05;
    if !rect.inflate(0.05, 0.05).contains(at) {
        return None;
    }
    match () {
        () if near(at.x, rect.x1) => Some(BoxSide::Right),
        () if near(at.x, rect.x0) => Some(BoxSide::Left),
        () if near(at.y, rect.y0) => Some(BoxSide::Top),
        () if near(at.y, rect.y1) => Some(BoxSide::Bottom),
        () => None,
    }
}
