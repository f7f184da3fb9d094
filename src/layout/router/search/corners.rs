//! Routes without points that are no corners.

use crate::geom::Point;

/// Without points that are no corners.
pub(in crate::layout::router) fn straightened(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for &at in points {
        if kept.last().is_some_and(|last| last.distance(at) < 1e-6) {
            continue;
        }
        if let [.., a, b] = kept[..]
            && ((a.x - b.x).abs() < 1e-6 && (b.x - at.x).abs() < 1e-6
                || (a.y - b.y).abs() < 1e-6 && (b.y - at.y).abs() < 1e-6)
        {
            kept.pop();
        }
        kept.push(at);
    }
    kept
}
