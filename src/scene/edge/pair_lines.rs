//! The line of a request and its answer: its second head, and the two lines that it is close up.

use crate::geom::{BezPath, ParamCurve, ParamCurveNearest, PathEl, Point, Rect, Vec2};
use crate::layout::Route;
use crate::model::{EdgeId, Target};
use crate::scene::edge::route_end::{ARROW_LENGTH, RouteEnd, arrow};
use crate::scene::{EdgeLook, Item, Shape, ShownZooms};

/// How far either line runs beside the middle where they are drawn apart, in world units.
pub(in crate::scene) const ASIDE: f64 = 3.0;
/// How exactly those lines follow the curve, in world units.
const FLATNESS: f64 = 0.05;

/// What the head at the start of the line covers.
pub(in crate::scene) fn back_head(route: &Route) -> Rect {
    let end = RouteEnd::first(route);
    let back = Vec2::from_angle(end.heading) * ARROW_LENGTH;
    Rect::from_points(end.tip(), end.tip() - back).inflate(ARROW_LENGTH / 2.0, ARROW_LENGTH / 2.0)
}

/// One of the two lines of a pair as it is drawn close up.
pub(in crate::scene) fn apart_item(
    id: &EdgeId,
    route: &Route,
    look: EdgeLook,
    half: PairHalf,
) -> Option<Item> {
    let path = beside(&route.path, half);
    let last = path.segments().last()?;
    let end = RouteEnd {
        at: last.end(),
        heading: (last.end() - last.start()).atan2(),
    };
    let shapes = vec![Shape::stroked(path, look.stroke), arrow(end, look.stroke)];
    let item = Item::new(Some(Target::Edge(id.clone())), shapes, Vec::new())?;
    Some(item.at_zooms(ShownZooms::Apart))
}

/// Which of the two edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairHalf {
    Request,
    Answer,
}

/// The line of one of the two beside their common line, in its own direction: each keeps to its left, so that what
/// leads to the right lies on top.
pub fn beside(path: &BezPath, half: PairHalf) -> BezPath {
    let mut parts: Vec<Vec<Point>> = flattened(path);
    if half == PairHalf::Answer {
        parts.reverse();
        for part in &mut parts {
            part.reverse();
        }
    }
    let mut line = BezPath::new();
    for part in parts {
        for n in 0..part.len() {
            let at = part[n] + aside(&part, n);
            if n == 0 {
                line.move_to(at);
            } else {
                line.line_to(at);
            }
        }
    }
    line
}

/// How far a corner of a polyline lies beside itself so that the line beside it keeps its distance.
fn aside(line: &[Point], n: usize) -> Vec2 {
    let way = |from: usize, to: usize| {
        let by = line.get(to).copied()? - line.get(from).copied()?;
        (by.hypot() > 1e-9).then(|| by.normalize())
    };
    let before = n.checked_sub(1).and_then(|before| way(before, n));
    let after = way(n, n + 1);
    let (Some(one), Some(other)) = (before.or(after), after.or(before)) else {
        return Vec2::ZERO;
    };
    let left = |way: Vec2| Vec2::new(way.y, -way.x);
    let both = left(one) + left(other);
    // At the tip of a hairpin both sides cancel out.
    if both.hypot2() < 0.5 {
        return left(one) * ASIDE;
    }
    both * (2.0 * ASIDE / both.hypot2())
}

/// Which of the two a place beside their line means.
pub fn half_at(path: &BezPath, at: Point) -> PairHalf {
    let far = |half| {
        let line = beside(path, half);
        let far = line
            .segments()
            .map(|piece| piece.nearest(at, 0.1).distance_sq);
        far.fold(f64::INFINITY, f64::min)
    };
    if far(PairHalf::Answer) < far(PairHalf::Request) {
        PairHalf::Answer
    } else {
        PairHalf::Request
    }
}

/// A path as straight pieces, one list a stretch.
fn flattened(path: &BezPath) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    kurbo::flatten(path.iter(), FLATNESS, |el| match el {
        PathEl::MoveTo(at) => parts.push(vec![at]),
        _ => {
            if let (Some(part), Some(at)) = (parts.last_mut(), el.end_point()) {
                part.push(at);
            }
        }
    });
    parts
}
