//! The way of an elbow line: level and upright stretches from one end to the other, around the things its ends
//! stick to. A way without corners of its own is searched on the few levels that matter: those of the ends, of
//! the borders of both things, and the middles between them.

mod end;
mod search;

use crate::geom::{BezPath, Point, Rect};
use end::tidied;
pub(in crate::scene) use end::{ElbowEnd, Exit};
use search::ElbowSearch;

/// How far the way stays from the things at its ends, in world units.
const CLEARANCE: f64 = 24.0;
/// Between things that stand closer it takes the middle, but stays this far away at least.
const LEAST_CLEARANCE: f64 = 6.0;
/// Radius of corners, in world units.
const RADIUS: f64 = 10.0;

/// A way from one terminal to the other, by its points.
pub(in crate::scene) fn route(from: &ElbowEnd, to: &ElbowEnd) -> Vec<Point> {
    let clearance = clearance(from.rect, to.rect);
    let found = ElbowSearch::new(from, to, clearance).run();
    found.unwrap_or_else(|| plain(from, to))
}

/// One corner, when nothing else can be had.
fn plain(from: &ElbowEnd, to: &ElbowEnd) -> Vec<Point> {
    let place = |terminal: &ElbowEnd| terminal.gates.first().map_or(Point::ZERO, |gate| gate.at);
    let (a, b) = (place(from), place(to));
    tidied(vec![a, Point::new(b.x, a.y), b])
}

fn clearance(a: Option<Rect>, b: Option<Rect>) -> f64 {
    let (Some(a), Some(b)) = (a, b) else {
        return CLEARANCE;
    };
    let across = (b.x0 - a.x1).max(a.x0 - b.x1);
    let down = (b.y0 - a.y1).max(a.y0 - b.y1);
    (across.max(down) / 2.0).clamp(LEAST_CLEARANCE, CLEARANCE)
}

/// The points with level and upright stretches between them: corners that somebody chose, of which the outer
/// ones follow the ends.
pub(in crate::scene) fn squared(points: &mut [Point]) {
    let n = points.len();
    if n < 3 {
        return;
    }
    let (first, last) = (points[0], points[n - 1]);
    if n == 3 {
        let leaves_level = (points[1].y - first.y).abs() <= (points[1].x - first.x).abs();
        points[1] = if leaves_level {
            Point::new(last.x, first.y)
        } else {
            Point::new(first.x, last.y)
        };
        return;
    }
    let inner = points[2] - points[1];
    // Stretches take turns: the first is upright when the second is level.
    let is_first_level = inner.y.abs() > inner.x.abs();
    let is_level = |stretch: usize| stretch.is_multiple_of(2) == is_first_level;
    for i in 1..n - 1 {
        let before = points[i - 1];
        if is_level(i - 1) {
            points[i].y = before.y;
        } else {
            points[i].x = before.x;
        }
    }
    if is_level(n - 2) {
        points[n - 2].y = last.y;
    } else {
        points[n - 2].x = last.x;
    }
}

/// The line through the points, with its corners rounded.
pub(in crate::scene) fn rounded(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    let [first, .., last] = points else {
        return path;
    };
    path.move_to(*first);
    for corner in points.windows(3) {
        let (to, on) = (corner[0] - corner[1], corner[2] - corner[1]);
        let radius = RADIUS.min(to.hypot() / 2.0).min(on.hypot() / 2.0);
        if radius > 0.1 {
            path.line_to(corner[1] + to.normalize() * radius);
            path.quad_to(corner[1], corner[1] + on.normalize() * radius);
        } else {
            path.line_to(corner[1]);
        }
    }
    path.line_to(*last);
    path
}

#[cfg(test)]
mod tests {
    use super::{ElbowEnd, Exit, route, squared};
    use crate::geom::{Point, Rect, Vec2};

    fn sides(rect: Rect) -> ElbowEnd {
        let middle = rect.center();
        let gate = |x: f64, y: f64, out: (f64, f64)| Exit {
            at: Point::new(x, y),
            out: Some(Vec2::from(out)),
        };
        ElbowEnd {
            rect: Some(rect),
            gates: vec![
                gate(rect.x1, middle.y, (1.0, 0.0)),
                gate(rect.x0, middle.y, (-1.0, 0.0)),
                gate(middle.x, rect.y1, (0.0, 1.0)),
                gate(middle.x, rect.y0, (0.0, -1.0)),
            ],
        }
    }

    fn open(x: f64, y: f64) -> ElbowEnd {
        ElbowEnd {
            rect: None,
            gates: vec![Exit {
                at: Point::new(x, y),
                out: None,
            }],
        }
    }

    #[test]
    fn every_stretch_is_level_or_upright_and_outside_both_things() {
        let a = Rect::new(0.0, 0.0, 120.0, 80.0);
        for step_x in -8..=8 {
            for step_y in -8..=8 {
                let by = Vec2::new(f64::from(step_x) * 45.0, f64::from(step_y) * 35.0);
                let b = Rect::new(0.0, 0.0, 100.0, 60.0) + by;
                let points = route(&sides(a), &sides(b));
                assert!(points.len() >= 2, "{by:?}");
                for pair in points.windows(2) {
                    let along = pair[1] - pair[0];
                    let is_square = along.x.abs() < 1e-6 || along.y.abs() < 1e-6;
                    assert!(is_square, "{by:?}: {points:?}");
                    let touches = |rect: Rect| {
                        let inner = rect.inflate(-1.0, -1.0);
                        !inner
                            .intersect(Rect::from_points(pair[0], pair[1]).inflate(0.01, 0.01))
                            .is_zero_area()
                    };
                    let apart = a.inflate(12.0, 12.0).intersect(b).is_zero_area();
                    assert!(!apart || (!touches(a) && !touches(b)), "{by:?}: {points:?}");
                }
            }
        }
    }

    #[test]
    fn between_things_side_by_side_it_turns_half_way() {
        let (a, b) = (
            Rect::new(0.0, 0.0, 100.0, 60.0),
            Rect::new(300.0, 20.0, 400.0, 80.0),
        );
        let points = route(&sides(a), &sides(b));
        let wanted = [(100.0, 30.0), (200.0, 30.0), (200.0, 50.0), (300.0, 50.0)];
        assert_eq!(points, wanted.map(Point::from).to_vec());
    }

    #[test]
    fn in_the_open_one_corner_is_enough() {
        assert_eq!(route(&open(0.0, 0.0), &open(90.0, 50.0)).len(), 3);
        assert_eq!(route(&open(0.0, 0.0), &open(90.0, 0.0)).len(), 2);
        let still = route(&open(5.0, 5.0), &open(5.0, 5.0));
        assert!(still.iter().all(|at| at.is_finite()));
    }

    #[test]
    fn chosen_corners_follow_the_ends() {
        let mut points = [(0.0, 10.0), (50.0, 0.0), (50.0, 80.0), (100.0, 90.0)].map(Point::from);
        squared(&mut points);
        let wanted = [(0.0, 10.0), (50.0, 10.0), (50.0, 90.0), (100.0, 90.0)].map(Point::from);
        assert_eq!(points, wanted);
    }
}
