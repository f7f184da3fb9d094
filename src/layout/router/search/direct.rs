//! Ways with two corners or none between ports that face each other: most edges need no search.

use crate::geom::{Point, Rect};
use crate::layout::router::search::corners::straightened;
use crate::layout::router::search::heading::RouteHeading;
use crate::layout::router::{Connection, ObstacleMap};

/// Ways may run along the room around a box.
const EDGE: f64 = 0.01;

/// Straight on, to one side and on again, clear of all boxes: no way is shorter or has fewer corners. The stretch in
/// the middle is as near to halfway as it can be. `None` where the ports do not face each other, or where boxes leave
/// no such way. `ends` are where the edge leaves the room around its boxes.
pub(super) fn route(
    field: &ObstacleMap,
    wire: &Connection,
    ends: [Point; 2],
    room: f64,
) -> Option<Vec<Point>> {
    let ahead = RouteHeading::out_of(wire.from.face);
    if RouteHeading::out_of(wire.to.face) != ahead.back() {
        return None;
    }
    let frame = TurnedFrame(ahead);
    let [start, goal] = ends.map(|at| frame.turn(at));
    if start.x > goal.x {
        return None;
    }
    let area = Rect::from_points(ends[0], ends[1]).inflate(room, room);
    let boxes = field.near(area).into_iter();
    let boxes: Vec<Rect> = boxes
        .map(|rect| frame.turn_rect(rect).inflate(room - EDGE, room - EDGE))
        .collect();
    let at = if (start.y - goal.y).abs() < 1e-6 {
        start.x
    } else {
        bend(&boxes, start, goal)?
    };
    let corners = [start, Point::new(at, start.y), Point::new(at, goal.y), goal];
    let is_free = |pair: &[Point]| !boxes.iter().any(|rect| cuts(*rect, pair[0], pair[1]));
    if !corners.windows(2).all(is_free) {
        return None;
    }
    let corners = corners.map(|at| frame.turn_back(at));
    let all = [wire.from.at]
        .into_iter()
        .chain(corners)
        .chain([wire.to.at]);
    Some(straightened(&all.collect::<Vec<_>>()))
}

/// Where the stretch across may run, as near to halfway as it can be.
fn bend(boxes: &[Rect], start: Point, goal: Point) -> Option<f64> {
    let on_line =
        |rect: &&Rect, y: f64| rect.y0 < y && y < rect.y1 && rect.x1 > start.x && rect.x0 < goal.x;
    let before = boxes.iter().filter(|rect| on_line(rect, start.y));
    let after = boxes.iter().filter(|rect| on_line(rect, goal.y));
    let high = before.map(|rect| rect.x0).fold(goal.x, f64::min);
    let low = after.map(|rect| rect.x1).fold(start.x, f64::max);
    if low > high {
        return None;
    }
    let (top, bottom) = (start.y.min(goal.y), start.y.max(goal.y));
    let in_between = boxes
        .iter()
        .filter(|rect| rect.y0 < bottom && top < rect.y1);
    let mut taken: Vec<(f64, f64)> = in_between.map(|rect| (rect.x0, rect.x1)).collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let halfway = f64::midpoint(start.x, goal.x).clamp(low, high);
    nearest(&taken, halfway, (low, high))
}

/// The place nearest to one that lies inside none of some stretches, in order of where they begin.
fn nearest(taken: &[(f64, f64)], to: f64, (low, high): (f64, f64)) -> Option<f64> {
    let mut best: Option<f64> = None;
    let mut free_from = low;
    let ends = taken
        .iter()
        .copied()
        .chain([(f64::INFINITY, f64::INFINITY)]);
    for (begin, end) in ends {
        let until = begin.min(high);
        if free_from <= until {
            let at = to.clamp(free_from, until);
            let is_better = |best: f64| (at - to).abs() < (best - to).abs();
            if best.is_none_or(is_better) {
                best = Some(at);
            }
        }
        free_from = free_from.max(end);
        if free_from > high {
            break;
        }
    }
    best
}

/// Whether a stretch along an axis runs inside a rectangle.
fn cuts(rect: Rect, from: Point, to: Point) -> bool {
    let piece = Rect::from_points(from, to);
    rect.x0 < piece.x1.max(piece.x0)
        && piece.x0 < rect.x1
        && rect.y0 < piece.y1
        && piece.y0 < rect.y1
}

/// Turns the board so that a direction leads to the right.
#[derive(Clone, Copy)]
struct TurnedFrame(RouteHeading);

impl TurnedFrame {
    fn turn(self, at: Point) -> Point {
        match self.0 {
            RouteHeading::Right => at,
            RouteHeading::Down => Point::new(at.y, at.x),
            RouteHeading::Left => Point::new(-at.x, at.y),
            RouteHeading::Up => Point::new(-at.y, at.x),
        }
    }

    fn turn_back(self, at: Point) -> Point {
        match self.0 {
            RouteHeading::Right => at,
            RouteHeading::Down => Point::new(at.y, at.x),
            RouteHeading::Left => Point::new(-at.x, at.y),
            RouteHeading::Up => Point::new(at.y, -at.x),
        }
    }

    fn turn_rect(self, rect: Rect) -> Rect {
        let corners = [Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y1)];
        let [a, b] = corners.map(|at| self.turn(at));
        Rect::from_points(a, b)
    }
}
