//! Where edges are attached on a board whose boxes have their places.

use std::collections::BTreeMap;

use crate::geom::{Point, Rect};
use crate::layout::engine::{Direction, End, Face, Graph, Options};
use crate::layout::keep::Old;
use crate::layout::router::{Contact, Wire};
use crate::model::{EdgeId, NodeId};

/// The ports of all edges whose boxes are there. An end without a port keeps its old place on its box.
pub(super) fn wires(
    graph: &Graph,
    old: &Old,
    boxes: &BTreeMap<NodeId, Rect>,
    options: &Options,
) -> BTreeMap<EdgeId, Wire> {
    let (out, into) = (open_face(options, true), open_face(options, false));
    let wire = |(id, edge): (&EdgeId, &crate::layout::engine::Edge)| {
        let way = old.ways.get(id).map(Vec::as_slice).unwrap_or_default();
        let from = contact(&edge.from, boxes, way.first(), out)?;
        let to = contact(&edge.to, boxes, way.last(), into)?;
        Some((id.clone(), Wire { from, to }))
    };
    graph.edges.iter().filter_map(wire).collect()
}

fn contact(
    end: &End,
    boxes: &BTreeMap<NodeId, Rect>,
    old: Option<&Point>,
    face: Face,
) -> Option<Contact> {
    let rect = *boxes.get(&end.node)?;
    let old = old.and_then(|at| Some((face_at(rect, *at)?, *at)));
    let (face, at) = match (end.port, old) {
        (None, Some(found)) => found,
        _ => port_at(end, rect, face),
    };
    Some(Contact {
        node: end.node.clone(),
        at,
        face,
    })
}

/// Where ends without a port leave a box, or arrive at it.
pub(super) fn open_face(options: &Options, leaves: bool) -> Face {
    match (options.direction, leaves) {
        (Direction::LeftToRight, true) => Face::Right,
        (Direction::LeftToRight, false) => Face::Left,
        (Direction::TopToBottom, true) => Face::Bottom,
        (Direction::TopToBottom, false) => Face::Top,
    }
}

/// The port of an end on a box: in the middle of a face where nothing says otherwise.
pub(super) fn port_at(end: &End, rect: Rect, face: Face) -> (Face, Point) {
    let half = match face {
        Face::Left | Face::Right => rect.height() / 2.0,
        Face::Top | Face::Bottom => rect.width() / 2.0,
    };
    let (face, offset) = end
        .port
        .map_or((face, half), |port| (port.face, port.offset));
    (face, on_side(rect, face, offset))
}

fn on_side(rect: Rect, face: Face, offset: f64) -> Point {
    let offset = if offset.is_finite() {
        offset.max(0.0)
    } else {
        0.0
    };
    let (x, y) = (offset.min(rect.width()), offset.min(rect.height()));
    match face {
        Face::Left => Point::new(rect.x0, rect.y0 + y),
        Face::Right => Point::new(rect.x1, rect.y0 + y),
        Face::Top => Point::new(rect.x0 + x, rect.y0),
        Face::Bottom => Point::new(rect.x0 + x, rect.y1),
    }
}

/// The side of a box on which a point lies.
fn face_at(rect: Rect, at: Point) -> Option<Face> {
    let near = |a: f64, b: f64| (a - b).abs() < 0.05;
    if !rect.inflate(0.05, 0.05).contains(at) {
        return None;
    }
    match () {
        () if near(at.x, rect.x1) => Some(Face::Right),
        () if near(at.x, rect.x0) => Some(Face::Left),
        () if near(at.y, rect.y0) => Some(Face::Top),
        () if near(at.y, rect.y1) => Some(Face::Bottom),
        () => None,
    }
}
