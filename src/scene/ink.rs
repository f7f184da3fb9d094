//! Freehand strokes: the points of a pointer as a smooth line, thicker where it was pressed harder.

use crate::geom::{BezPath, Point, Vec2};

/// A smooth line that begins at the first point, ends at the last, and passes the middles between the others.
pub fn smooth(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    if let Some(first) = points.first() {
        path.move_to(*first);
        lead(&mut path, points);
    }
    path
}

/// The outline of a stroke whose width follows the pressure: `width` at half pressure, from a third to
/// one and two thirds of it.
pub fn ink_outline(points: &[Point], pressures: &[f64], width: f64) -> BezPath {
    let n = points.len();
    let side = |i: usize| {
        let (before, after) = (points[i.saturating_sub(1)], points[(i + 1).min(n - 1)]);
        let along = after - before;
        let across = Vec2::new(-along.y, along.x);
        let half = width * (1.0 / 3.0 + pressures[i].clamp(0.0, 1.0) * 4.0 / 3.0) / 2.0;
        if across.hypot() > 0.0 {
            across.normalize() * half
        } else {
            Vec2::new(0.0, half)
        }
    };
    let left: Vec<Point> = (0..n).map(|i| points[i] + side(i)).collect();
    let right: Vec<Point> = (0..n).rev().map(|i| points[i] - side(i)).collect();
    let mut path = smooth(&left);
    if let Some(first) = right.first() {
        path.line_to(*first);
        lead(&mut path, &right);
        path.close_path();
    }
    path
}

/// Goes on through the points; the first is where the path is already.
fn lead(path: &mut BezPath, points: &[Point]) {
    let n = points.len();
    for i in 1..n.saturating_sub(1) {
        path.quad_to(points[i], points[i].midpoint(points[i + 1]));
    }
    if n > 1 {
        path.line_to(points[n - 1]);
    }
}

#[cfg(test)]
mod tests {
    use super::{ink_outline, smooth};
    use crate::geom::{Point, Rect, Shape};

    const POINTS: [Point; 4] = [
        Point::new(0.0, 0.0),
        Point::new(10.0, 0.0),
        Point::new(20.0, 0.0),
        Point::new(30.0, 0.0),
    ];

    #[test]
    fn strokes_keep_their_ends() {
        assert_eq!(
            smooth(&POINTS).bounding_box(),
            Rect::new(0.0, 0.0, 30.0, 0.0)
        );
        assert!(smooth(&[]).is_empty());
        assert_eq!(smooth(&POINTS[..1]).elements().len(), 1);
    }

    #[test]
    fn pressure_makes_strokes_wider() {
        let area = |pressure: f64| ink_outline(&POINTS, &[pressure; 4], 3.0).area().abs();
        assert!((area(0.5) - 30.0 * 3.0).abs() < 1e-9);
        assert!((area(0.0) - 30.0).abs() < 1e-9);
        assert!((area(1.0) - 150.0).abs() < 1e-9);
        assert!(
            (area(9.0) - area(1.0)).abs() < 1e-9,
            "pressures beyond 1 count as 1"
        );
        let still = ink_outline(&[Point::ZERO, Point::ZERO], &[0.5, 0.5], 3.0);
        assert!(still.is_finite());
    }
}
