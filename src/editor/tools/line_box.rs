//! The box around the points of a line.

use crate::geom::{Point, Rect};

/// A box around the points of a line, and the points relative to its corner.
pub fn boxed(points: &[Point]) -> (Rect, Vec<Point>) {
    let mut around = points.iter();
    let Some(first) = around.next() else {
        return (Rect::ZERO, Vec::new());
    };
    let start = Rect::from_points(*first, *first);
    let rect = around.fold(start, |rect, point| rect.union_pt(*point));
    let corner = rect.origin().to_vec2();
    (rect, points.iter().map(|point| *point - corner).collect())
}
