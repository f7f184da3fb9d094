//! Whether routes and paths that are there can stay where they are.

use crate::geom::{BezPath, PathEl, Point, Rect};
use crate::layout::router::connection::Connection;
use crate::layout::router::obstacles::ObstacleMap;

/// How far a curve may be off where it is looked at in straight pieces.
const FLATNESS: f64 = 0.5;

/// Whether a way still joins its ports and runs through no box.
pub fn is_valid(field: &ObstacleMap, wire: &Connection, way: &[Point]) -> bool {
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
pub fn is_clear(field: &ObstacleMap, path: &BezPath, own: [Rect; 2], room: f64) -> bool {
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
