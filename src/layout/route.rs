//! The path of one edge: a smooth curve where the way is short, soft corners through its bends where it is
//! long, and a loop around both components where it runs against the flow; or stretches along the axes with
//! small round corners; or straight from bend to bend.

use crate::geom::{BezPath, ParamCurve, PathEl, PathSeg, Point, Rect, Shape, Vec2};
use crate::model::LineRouting;

/// How an edge is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// From the output port to the input port, exactly.
    pub path: BezPath,
    /// The middle of its longest stretch.
    pub label_at: Point,
    /// The input port; the path arrives here from the left.
    pub tip: Point,
    /// Which way it arrives, in radians: 0 from the left.
    pub heading: f64,
    /// Whether it runs against the reading direction.
    pub feedback: bool,
    /// It should run around all components, but there is no way.
    pub is_lost: bool,
}

/// The two ports, the boxes they belong to, and the bends between.
#[derive(Clone, Debug)]
pub struct RouteEnds<'a> {
    /// The output port, in world units.
    pub from: Point,
    /// The input port, in world units.
    pub to: Point,
    /// The box that the edge leaves, in world units.
    pub from_box: Rect,
    /// The box that the edge arrives at, in world units.
    pub to_box: Rect,
    /// Bends in order from output to input, in world units; those that a person or a layout placed.
    pub via: &'a [Point],
    /// Curved, right-angled or straight, as the document says.
    pub course: LineRouting,
}

/// Distance an edge keeps from the components it goes around.
const MARGIN: f64 = 20.0;
/// How much further out a loop lies for each unit it is longer.
const NESTING: f64 = 0.025;
/// Radius of elbows, and of the corners of a curve.
const RADIUS: f64 = 12.0;
pub(in crate::layout) const SOFT: f64 = 28.0;
/// Length of a jump's stubs.
const STUB: f64 = 18.0;
/// Least reach of a curve's handles.
const REACH: f64 = 24.0;
/// How much further they reach at most where the curve is steep.
const MOST_MORE: f64 = 0.8;

/// The route of an edge.
pub fn route(ends: &RouteEnds) -> Route {
    rounded_route(ends, SOFT)
}

/// The same with corners of no larger radius, where boxes are near.
pub fn rounded_route(ends: &RouteEnds, most: f64) -> Route {
    let path = match ends.course {
        LineRouting::Straight => straight(ends.from, ends.via, ends.to),
        LineRouting::Elbow => elbows(ends.from, &squared(ends), ends.to, RADIUS.min(most)),
        LineRouting::Curved if !ends.via.is_empty() => {
            through(ends.from, &level(ends), ends.to, SOFT.min(most))
        }
        LineRouting::Curved if is_feedback(ends) => elbows(ends.from, &around(ends), ends.to, SOFT),
        LineRouting::Curved => curve(ends.from, ends.to),
    };
    finished(path, ends)
}

/// The route of an edge that is to run around all components and finds no way: straight.
pub fn lost(ends: &RouteEnds) -> Route {
    let path = straight(ends.from, &[], ends.to);
    Route {
        is_lost: true,
        ..finished(path, ends)
    }
}

/// A jump: a stub at either port, and nothing between.
pub fn jump(ends: &RouteEnds) -> Route {
    let stub = Vec2::new(STUB, 0.0);
    let mut path = BezPath::new();
    path.move_to(ends.from);
    path.line_to(ends.from + stub);
    path.move_to(ends.to - stub);
    path.line_to(ends.to);
    Route {
        label_at: ends.from + stub / 2.0,
        ..finished(path, ends)
    }
}

/// Whether an edge leads back, so that it must turn round.
pub fn is_feedback(ends: &RouteEnds) -> bool {
    ends.to.x < ends.from.x + REACH
}

fn finished(path: BezPath, ends: &RouteEnds) -> Route {
    let last = path.segments().last();
    // Curves arrive level; a straight line arrives from wherever it comes.
    let along = last.and_then(|last| match last {
        PathSeg::Line(line) => Some(line.p1 - line.p0),
        PathSeg::Quad(_) | PathSeg::Cubic(_) => None,
    });
    Route {
        label_at: middle_of_longest(&path),
        heading: along
            .filter(|along| along.hypot() > 1e-6)
            .map_or(0.0, Vec2::atan2),
        path,
        tip: ends.to,
        feedback: is_feedback(ends),
        is_lost: false,
    }
}

fn straight(from: Point, via: &[Point], to: Point) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(from);
    via.iter().chain([&to]).for_each(|at| path.line_to(*at));
    path
}

/// The corners of an elbow through its bends: where two of them are neither level nor upright, it runs level
/// first, and last into its port.
pub fn squared(ends: &RouteEnds) -> Vec<Point> {
    let via = level(ends);
    let mut corners: Vec<Point> = Vec::with_capacity(via.len() + 2);
    let mut before = ends.from;
    for at in via {
        if !is_square(before, at) {
            corners.push(Point::new(at.x, before.y));
        }
        corners.push(at);
        before = at;
    }
    if !is_square(before, ends.to) {
        corners.push(Point::new(before.x, ends.to.y));
    }
    corners
}

/// The bends of a curve where it is drawn as stretches along the axes with soft corners.
pub fn soft_corners(ends: &RouteEnds) -> Option<Vec<Point>> {
    let via = level(ends);
    let all = [&[ends.from], via.as_slice(), &[ends.to]].concat();
    let is_square = all.windows(2).all(|pair| is_square(pair[0], pair[1]));
    (is_square && !via.is_empty()).then_some(via)
}

fn is_square(a: Point, b: Point) -> bool {
    (a.x - b.x).abs() < 0.5 || (a.y - b.y).abs() < 0.5
}

/// A steep curve keeps to the level of its ports for longer, so that it passes clear of the ports beside them.
fn curve(from: Point, to: Point) -> BezPath {
    let by = to - from;
    let steepness = by.y.abs() / by.x.max(1.0) - 1.0;
    let more = (steepness / 2.0).clamp(0.0, MOST_MORE);
    let reach = Vec2::new((by.x / 2.0 * (1.0 + more)).max(REACH), 0.0);
    BezPath::from_vec(vec![
        PathEl::MoveTo(from),
        PathEl::CurveTo(from + reach, to - reach, to),
    ])
}

/// Bends with the first and last brought to the height of their ports where the stretch after them is
/// upright: moving a component up or down keeps the elbows square.
fn level(ends: &RouteEnds) -> Vec<Point> {
    let mut via = ends.via.to_vec();
    let is_upright = |a: Point, b: Point| (a.x - b.x).abs() < 0.5 && (a.y - b.y).abs() > 0.5;
    if let [first, second, ..] = via[..]
        && is_upright(first, second)
    {
        via[0].y = ends.from.y;
    }
    if let [.., before, last] = via[..]
        && is_upright(before, last)
    {
        let n = via.len();
        via[n - 1].y = ends.to.y;
    }
    via
}

/// Elbows where all stretches are level or upright; otherwise curves from bend to bend.
fn through(from: Point, via: &[Point], to: Point, radius: f64) -> BezPath {
    let all: Vec<Point> = [&[from], via, &[to]].concat();
    if all.windows(2).all(|pair| is_square(pair[0], pair[1])) {
        return elbows(from, via, to, radius);
    }
    let ways: Vec<Vec2> = (0..all.len()).map(|i| direction_at(&all, i)).collect();
    let mut path = BezPath::new();
    path.move_to(from);
    for (at, way) in all.windows(2).zip(ways.windows(2)) {
        if is_level(at[0], at[1]) && at[1].x > at[0].x {
            path.line_to(at[1]);
        } else {
            let first = at[0] + way[0] * reach(at, way[0]);
            let last = at[1] - way[1] * reach(at, way[1]);
            path.curve_to(first, last, at[1]);
        }
    }
    path
}

fn is_level(a: Point, b: Point) -> bool {
    (a.y - b.y).abs() < 0.5
}

/// Which way a curve runs through a point: level at the ports and where a level stretch begins or ends, else
/// from the point before towards the point after.
fn direction_at(all: &[Point], i: usize) -> Vec2 {
    let level = Vec2::new(1.0, 0.0);
    let around = i
        .checked_sub(1)
        .and_then(|before| all.get(before))
        .zip(all.get(i + 1));
    let Some((before, after)) = around else {
        return level;
    };
    let along = *after - *before;
    if is_level(*before, all[i]) || is_level(all[i], *after) || along.hypot() < 1.0 {
        return level;
    }
    along.normalize()
}

/// How far a curve follows its way at either end.
fn reach(at: &[Point], way: Vec2) -> f64 {
    let chord = at[1] - at[0];
    if way.y.abs() < 1e-9 {
        (chord.x.abs() / 2.0).max(REACH)
    } else {
        chord.hypot() / 3.0
    }
}

/// Out to the right, past both boxes, back to the left, in again: above or below, whichever is nearer.
fn around(ends: &RouteEnds) -> Vec<Point> {
    let (a, b) = (ends.from_box, ends.to_box);
    let right = ends.from.x.max(if overlaps_x(a, b) { b.x1 } else { a.x1 }) + MARGIN;
    let left = ends.to.x.min(if overlaps_x(a, b) { a.x0 } else { b.x0 }) - MARGIN;
    let level = between(a, b).unwrap_or_else(|| {
        // The longer way lies further out, so that loops nest instead of lying on each other.
        let out = MARGIN + ((right - left) * NESTING).min(2.0 * MARGIN);
        let (below, above) = (a.y1.max(b.y1) + out, a.y0.min(b.y0) - out);
        let length = |y: f64| (y - ends.from.y).abs() + (y - ends.to.y).abs();
        if length(above) < length(below) {
            above
        } else {
            below
        }
    });
    [
        (right, ends.from.y),
        (right, level),
        (left, level),
        (left, ends.to.y),
    ]
    .map(Point::from)
    .to_vec()
}

fn overlaps_x(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1
}

/// The height between two boxes that lie clear above each other.
fn between(a: Rect, b: Rect) -> Option<f64> {
    let (upper, lower) = if a.y0 < b.y0 { (a, b) } else { (b, a) };
    (lower.y0 - upper.y1 >= 2.0 * RADIUS).then(|| f64::midpoint(upper.y1, lower.y0))
}

/// Straight stretches with round corners.
fn elbows(from: Point, via: &[Point], to: Point, radius: f64) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(from);
    let mut before = from;
    for (k, &corner) in via.iter().enumerate() {
        let after = via.get(k + 1).copied().unwrap_or(to);
        let (back, ahead) = (before - corner, after - corner);
        let radius = radius.min(back.hypot() / 2.0).min(ahead.hypot() / 2.0);
        if radius > 0.5 {
            let (enter, leave) = (
                corner + back.normalize() * radius,
                corner + ahead.normalize() * radius,
            );
            path.line_to(enter);
            path.quad_to(corner, leave);
        } else if corner != before {
            path.line_to(corner);
        }
        before = corner;
    }
    path.line_to(to);
    path
}

/// Where a label disturbs least: on a plain curve its middle, otherwise the middle of the longest stretch.
fn middle_of_longest(path: &BezPath) -> Point {
    let longest = path.segments().max_by(|a, b| chord(a).total_cmp(&chord(b)));
    match longest {
        Some(PathSeg::Line(line)) => line.midpoint(),
        Some(PathSeg::Quad(quad)) => quad.eval(0.5),
        Some(PathSeg::Cubic(cubic)) => cubic.eval(0.5),
        None => path.bounding_box().center(),
    }
}

fn chord(segment: &PathSeg) -> f64 {
    (segment.end() - segment.start()).hypot()
}
