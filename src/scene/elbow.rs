//! The way of an elbow line: level and upright stretches from one end to the other, around the things its ends
//! stick to. A way without corners of its own is searched on the few levels that matter: those of the ends, of
//! the borders of both things, and the middles between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{BezPath, Point, Rect, Vec2};

/// How far the way stays from the things at its ends, in world units.
const CLEARANCE: f64 = 24.0;
/// Between things that stand closer it takes the middle, but stays this far away at least.
const LEAST_CLEARANCE: f64 = 6.0;
/// What a corner costs, in world units of way.
const CORNER_COST: f64 = 60.0;
/// A stretch half way between the ends is this much better than the same stretch elsewhere.
const MIDDLE_SHARE: f64 = 0.98;
/// Radius of corners, in world units.
const RADIUS: f64 = 10.0;

/// Where a way may begin or end.
#[derive(Clone, Debug)]
pub(in crate::scene) struct Terminal {
    /// The thing it stands at; `None` in the open.
    pub rect: Option<Rect>,
    pub gates: Vec<Gate>,
}

/// Where a way may leave a terminal.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct Gate {
    pub at: Point,
    /// The direction that it leaves in; `None` when all are as good.
    pub out: Option<Vec2>,
}

/// A way from one terminal to the other, by its points.
pub(in crate::scene) fn way(from: &Terminal, to: &Terminal) -> Vec<Point> {
    let clearance = clearance(from.rect, to.rect);
    let found = Search::new(from, to, clearance).run();
    found.unwrap_or_else(|| plain(from, to))
}

/// One corner, when nothing else can be had.
fn plain(from: &Terminal, to: &Terminal) -> Vec<Point> {
    let place = |terminal: &Terminal| terminal.gates.first().map_or(Point::ZERO, |gate| gate.at);
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

/// A place among the levels, and how the way came there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    x: usize,
    y: usize,
    is_level: bool,
}

struct Search<'a> {
    from: &'a Terminal,
    to: &'a Terminal,
    clearance: f64,
    xs: Vec<f64>,
    ys: Vec<f64>,
    middle: Point,
    walls: Vec<Rect>,
}

impl<'a> Search<'a> {
    fn new(from: &'a Terminal, to: &'a Terminal, clearance: f64) -> Self {
        let rects: Vec<Rect> = [from.rect, to.rect].into_iter().flatten().collect();
        let walls: Vec<Rect> = rects
            .iter()
            .map(|rect| rect.inflate(clearance - 0.5, clearance - 0.5))
            .collect();
        let outlets = |terminal: &Terminal| {
            let gates = terminal.gates.iter();
            let out = gates.map(|gate| outlet(terminal, *gate, clearance));
            out.collect::<Vec<Point>>()
        };
        let mut points: Vec<Point> = outlets(from);
        points.extend(outlets(to));
        for rect in &rects {
            let around = rect.inflate(clearance, clearance);
            points.push(around.origin());
            points.push(Point::new(around.x1, around.y1));
        }
        let middle = middle(from, to);
        points.push(middle);
        Self {
            from,
            to,
            clearance,
            xs: levels(points.iter().map(|at| at.x)),
            ys: levels(points.iter().map(|at| at.y)),
            middle,
            walls,
        }
    }

    /// The cheapest way (Dijkstra over places and directions).
    fn run(&self) -> Option<Vec<Point>> {
        let mut open: BTreeSet<(u64, Spot)> = BTreeSet::new();
        let mut best: BTreeMap<Spot, (u64, Option<Spot>)> = BTreeMap::new();
        let mut gates: BTreeMap<Spot, Point> = BTreeMap::new();
        for (spot, gate) in self.spots(self.from) {
            open.insert((0, spot));
            best.insert(spot, (0, None));
            gates.insert(spot, gate);
        }
        let goals: BTreeMap<Spot, Point> = self.spots(self.to).collect();
        while let Some((cost, spot)) = open.pop_first() {
            if let Some(end) = goals.get(&spot) {
                return Some(self.traced(spot, *end, &best, &gates));
            }
            for (next, step) in self.steps(spot) {
                let sum = cost + step;
                if best.get(&next).is_none_or(|(known, _)| sum < *known) {
                    if let Some((known, _)) = best.insert(next, (sum, Some(spot))) {
                        open.remove(&(known, next));
                    }
                    open.insert((sum, next));
                }
            }
        }
        None
    }

    /// The places just outside the gates of a terminal, each with the way that leads straight through its gate.
    fn spots<'s>(&'s self, of: &'s Terminal) -> impl Iterator<Item = (Spot, Point)> + 's {
        of.gates.iter().flat_map(move |gate| {
            let at = outlet(of, *gate, self.clearance);
            let (x, y) = (index(&self.xs, at.x), index(&self.ys, at.y));
            let ways = match gate.out {
                Some(out) => vec![out.x.abs() > out.y.abs()],
                None => vec![true, false],
            };
            ways.into_iter()
                .map(move |is_level| (Spot { x, y, is_level }, gate.at))
        })
    }

    fn steps(&self, spot: Spot) -> impl Iterator<Item = (Spot, u64)> + '_ {
        let turned = Spot {
            is_level: !spot.is_level,
            ..spot
        };
        let ahead = if spot.is_level {
            let beside = [spot.x.checked_sub(1), Some(spot.x + 1)];
            beside.map(|x| x.map(|x| Spot { x, ..spot }))
        } else {
            let beside = [spot.y.checked_sub(1), Some(spot.y + 1)];
            beside.map(|y| y.map(|y| Spot { y, ..spot }))
        };
        let walked = ahead.into_iter().flatten().filter_map(move |next| {
            let (a, b) = (self.point(spot)?, self.point(next)?);
            let stretch = Rect::from_points(a, b);
            let is_free = self.walls.iter().all(|wall| !crosses(*wall, stretch));
            let is_middle = if spot.is_level {
                (a.y - self.middle.y).abs() < 0.5
            } else {
                (a.x - self.middle.x).abs() < 0.5
            };
            let share = if is_middle { MIDDLE_SHARE } else { 1.0 };
            is_free.then(|| (next, ticks(a.distance(b) * share)))
        });
        std::iter::once((turned, ticks(CORNER_COST))).chain(walked)
    }

    fn point(&self, spot: Spot) -> Option<Point> {
        Some(Point::new(*self.xs.get(spot.x)?, *self.ys.get(spot.y)?))
    }

    fn traced(
        &self,
        goal: Spot,
        end: Point,
        best: &BTreeMap<Spot, (u64, Option<Spot>)>,
        gates: &BTreeMap<Spot, Point>,
    ) -> Vec<Point> {
        let mut points = vec![end];
        let mut first = goal;
        let mut next = Some(goal);
        while let Some(spot) = next {
            points.extend(self.point(spot));
            first = spot;
            next = best.get(&spot).and_then(|(_, before)| *before);
        }
        points.extend(gates.get(&first));
        points.reverse();
        tidied(points)
    }
}

/// Whether a stretch runs through the inside.
fn crosses(wall: Rect, stretch: Rect) -> bool {
    wall.x0 < stretch.x1.max(stretch.x0 + 1e-9)
        && stretch.x0 < wall.x1
        && wall.y0 < stretch.y1.max(stretch.y0 + 1e-9)
        && stretch.y0 < wall.y1
}

/// The end of the first stretch, outside the thing that the terminal stands at.
fn outlet(of: &Terminal, gate: Gate, clearance: f64) -> Point {
    let out = gate.out.filter(|_| of.rect.is_some());
    gate.at + out.unwrap_or_default() * clearance
}

/// Half way between the things, or between the ends where they stand in the open.
fn middle(from: &Terminal, to: &Terminal) -> Point {
    let span = |terminal: &Terminal| {
        let gates = terminal.gates.iter();
        let around = gates.map(|gate| Rect::from_points(gate.at, gate.at));
        let all = crate::geom::union(around);
        terminal.rect.or(all).unwrap_or(Rect::ZERO)
    };
    let (a, b) = (span(from), span(to));
    let between = |a: (f64, f64), b: (f64, f64)| {
        if a.1 <= b.0 {
            f64::midpoint(a.1, b.0)
        } else if b.1 <= a.0 {
            f64::midpoint(b.1, a.0)
        } else {
            (a.0 + a.1 + b.0 + b.1) / 4.0
        }
    };
    Point::new(
        between((a.x0, a.x1), (b.x0, b.x1)),
        between((a.y0, a.y1), (b.y0, b.y1)),
    )
}

/// Each level once, in order.
fn levels(of: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = of.filter(|level| level.is_finite()).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
    all
}

fn index(levels: &[f64], of: f64) -> usize {
    levels.partition_point(|level| *level < of - 1e-5)
}

/// Whole hundredths, so that sums compare the same on every machine.
#[expect(clippy::cast_sign_loss, reason = "lengths are positive")]
fn ticks(length: f64) -> u64 {
    (length * 100.0).round().clamp(0.0, 1e15) as u64
}

/// The points without those that lie on the stretch around them.
fn tidied(points: Vec<Point>) -> Vec<Point> {
    let mut tidy: Vec<Point> = Vec::new();
    for at in points {
        if tidy.last().is_some_and(|last| last.distance(at) < 1e-6) {
            continue;
        }
        if let [.., a, b] = tidy[..] {
            let along = (b - a, at - b);
            let is_on = along.0.cross(along.1).abs() < 1e-6 && along.0.dot(along.1) > 0.0;
            if is_on {
                tidy.pop();
            }
        }
        tidy.push(at);
    }
    tidy
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
    use super::{Gate, Terminal, squared, way};
    use crate::geom::{Point, Rect, Vec2};

    fn sides(rect: Rect) -> Terminal {
        let middle = rect.center();
        let gate = |x: f64, y: f64, out: (f64, f64)| Gate {
            at: Point::new(x, y),
            out: Some(Vec2::from(out)),
        };
        Terminal {
            rect: Some(rect),
            gates: vec![
                gate(rect.x1, middle.y, (1.0, 0.0)),
                gate(rect.x0, middle.y, (-1.0, 0.0)),
                gate(middle.x, rect.y1, (0.0, 1.0)),
                gate(middle.x, rect.y0, (0.0, -1.0)),
            ],
        }
    }

    fn open(x: f64, y: f64) -> Terminal {
        Terminal {
            rect: None,
            gates: vec![Gate {
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
                let points = way(&sides(a), &sides(b));
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
        let points = way(&sides(a), &sides(b));
        let wanted = [(100.0, 30.0), (200.0, 30.0), (200.0, 50.0), (300.0, 50.0)];
        assert_eq!(points, wanted.map(Point::from).to_vec());
    }

    #[test]
    fn in_the_open_one_corner_is_enough() {
        assert_eq!(way(&open(0.0, 0.0), &open(90.0, 50.0)).len(), 3);
        assert_eq!(way(&open(0.0, 0.0), &open(90.0, 0.0)).len(), 2);
        let still = way(&open(5.0, 5.0), &open(5.0, 5.0));
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
