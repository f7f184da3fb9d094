//! Ways of edges between boxes that stand where a person put them: along the axes, around every box.
//!
//! Each edge is searched for by itself in a window that grows until a way is found; then edges that run on
//! each other are pushed apart. Places of boxes are never changed. After Wybrow, Marriott and Stuckey,
//! "Orthogonal connector routing" (2009), on a sparse grid instead of a visibility graph.

mod field;
mod lines;
mod live;
mod nudge;
mod ordered;
mod search;

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{BezPath, PathEl, Point, Rect};
use crate::layout::engine::{Cancelled, Face, Work};
use crate::model::{EdgeId, NodeId};

pub use field::Field;
pub(in crate::layout) use lines::Lines;
pub use live::{Live, Track};
use nudge::{Apart, Course};

/// How far a curve may be off where it is looked at in straight pieces.
const FLATNESS: f64 = 0.5;

/// An edge to be routed: two ports.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    pub from: Contact,
    pub to: Contact,
}

/// A port of a box on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub node: NodeId,
    pub at: Point,
    /// The side it leaves the box on.
    pub face: Face,
}

/// Distances, in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spacing {
    /// Edges rather keep so far from boxes.
    pub clearance: f64,
    /// Between parallel edges.
    pub edge_gap: f64,
}

impl Default for Spacing {
    fn default() -> Self {
        Self {
            clearance: 16.0,
            edge_gap: 8.0,
        }
    }
}

/// Corners of every edge, ends included; `None` for an edge that cannot reach its port, because a box
/// stands on it. `go_on` can end it early.
pub fn route(
    boxes: &BTreeMap<NodeId, Rect>,
    wires: &BTreeMap<EdgeId, Wire>,
    spacing: Spacing,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<BTreeMap<EdgeId, Option<Vec<Point>>>, Cancelled> {
    let field = Field::new(boxes.values().copied());
    let none = (&BTreeMap::new(), &BTreeSet::new());
    reroute(&field, none.0, (wires, none.1), spacing, go_on)
}

/// As [`route`], for some of the edges of a board: the others (`kept`) stay as they are, and the new ones are
/// pushed clear of them. Those that are `mindful` make detours where they then cross fewer others.
pub fn reroute(
    field: &Field,
    kept: &BTreeMap<EdgeId, Vec<Point>>,
    (wires, mindful): (&BTreeMap<EdgeId, Wire>, &BTreeSet<EdgeId>),
    spacing: Spacing,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<BTreeMap<EdgeId, Option<Vec<Point>>>, Cancelled> {
    let mut work = Work::new(go_on);
    let mut given = BTreeMap::new();
    let mut lines = Lines::new(kept.values());
    for (id, wire) in wires {
        let among = mindful.contains(id).then_some(&lines);
        let way = search::way(field, wire, among, spacing, &mut work)?.way;
        if let Some(way) = &way {
            lines.add(way);
        }
        given.insert(id.clone(), way.map(|way| Course::new(way, false)));
    }
    let fixed = kept.iter();
    given.extend(fixed.map(|(id, way)| (id.clone(), Some(Course::new(way.clone(), true)))));
    let mut ways = Apart::new(spacing).update(field, given, &mut work)?;
    ways.retain(|id, _| wires.contains_key(id));
    Ok(ways)
}

/// Whether a way still joins its ports and runs through no box.
pub fn is_valid(field: &Field, wire: &Wire, way: &[Point]) -> bool {
    let ends = way.first().zip(way.last());
    let joins = ends.is_some_and(|(first, last)| {
        first.distance(wire.from.at) < 0.5 && last.distance(wire.to.at) < 0.5
    });
    joins
        && way.windows(2).all(|pair| {
            let piece = Rect::from_points(pair[0], pair[1]);
            let is_square = piece.width() < 0.5 || piece.height() < 0.5;
            is_square && !field.meets(piece, -0.5)
        })
}

/// Whether a path runs through no box, and keeps `room` from all but its own.
pub fn is_clear(field: &Field, path: &BezPath, own: [Rect; 2], room: f64) -> bool {
    let mut before: Option<Point> = None;
    let mut clear = true;
    kurbo::flatten(path.iter(), FLATNESS, |el| {
        let Some(at) = el.end_point() else { return };
        if let Some(before) = before.replace(at)
            && !matches!(el, PathEl::MoveTo(_))
        {
            clear &= !field.cuts(before, at, own, room);
        }
    });
    clear
}
