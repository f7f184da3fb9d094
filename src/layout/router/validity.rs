//! Whether routes and paths that are there can stay where they are.

use crate::geom::{BezPath, Line, PathEl, Point, Rect, Shape, touch};
use crate::layout::route::SOFT;
use crate::layout::router::connection::Connection;
use crate::layout::router::obstacles::{ObstacleMap, cuts};

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

/// Radii that corners are tried with, largest first, and how far a corner keeps from boxes.
const RADII: [f64; 4] = [SOFT, 16.0, 8.0, 3.0];
const CORNER_ROOM: f64 = 1.5;

/// The largest radius of the corners of a way that cuts no box.
pub(super) fn rounding(field: &ObstacleMap, way: &[Point]) -> f64 {
    let fits = |radius: &f64| {
        way.windows(3).all(|at| {
            let (back, ahead) = (at[0] - at[1], at[2] - at[1]);
            let radius = radius.min(back.hypot() / 2.0).min(ahead.hypot() / 2.0);
            if radius < 0.5 {
                return true;
            }
            let (enter, leave) = (back.normalize() * radius, ahead.normalize() * radius);
            // The middle of the corner's curve, and half way from there to either end.
            let along = [(0.25, 0.25), (0.5625, 0.0625), (0.0625, 0.5625)];
            along.into_iter().all(|(a, b)| {
                let at = at[1] + enter * a + leave * b;
                !field.meets(Rect::from_points(at, at).inflate(0.01, 0.01), CORNER_ROOM)
            })
        })
    };
    RADII.into_iter().find(fits).unwrap_or(RADII[3])
}

/// Whether a path runs through no box, and keeps `room` from all but its own.
pub fn is_clear(field: &ObstacleMap, path: &BezPath, own: [Rect; 2], room: f64) -> bool {
    let near: Vec<Rect> = field
        .meeting(path.bounding_box().inflate(room, room))
        .collect();
    is_clear_of(&near, path, own, room)
}

/// Whether a path runs through none of some boxes, and keeps `room` from all but its own.
pub fn is_clear_of(boxes: &[Rect], path: &BezPath, own: [Rect; 2], room: f64) -> bool {
    let around = path.control_box().inflate(room, room);
    if !boxes.iter().any(|rect| touch(*rect, around)) {
        return true;
    }
    let mut before: Option<Point> = None;
    let mut clear = true;
    kurbo::flatten(path.iter(), FLATNESS, |el| {
        let Some(at) = el.end_point() else { return };
        if let Some(before) = before.replace(at)
            && !matches!(el, PathEl::MoveTo(_))
        {
            clear = clear && !cuts(boxes, Line::new(before, at), own, room);
        }
    });
    clear
}
