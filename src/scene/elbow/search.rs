//! The cheapest way between two terminals along a few levels: short, with few corners, half way between the things
//! where that is as good as elsewhere, and never through them.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect};
use crate::scene::elbow::end::{ElbowEnd, Exit, tidied};

/// What a corner costs, in world units of way.
const CORNER_COST: f64 = 60.0;
/// A stretch half way between the ends is this much better than the same stretch elsewhere.
const MIDDLE_SHARE: f64 = 0.98;

/// A place among the levels, and how the way came there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ElbowState {
    x: usize,
    y: usize,
    is_level: bool,
}

/// Looks for a way between two terminals.
pub(super) struct ElbowSearch<'a> {
    from: &'a ElbowEnd,
    to: &'a ElbowEnd,
    clearance: f64,
    xs: Vec<f64>,
    ys: Vec<f64>,
    middle: Point,
    walls: Vec<Rect>,
}

impl<'a> ElbowSearch<'a> {
    pub fn new(from: &'a ElbowEnd, to: &'a ElbowEnd, clearance: f64) -> Self {
        let rects: Vec<Rect> = [from.rect, to.rect].into_iter().flatten().collect();
        let walls: Vec<Rect> = rects
            .iter()
            .map(|rect| rect.inflate(clearance - 0.5, clearance - 0.5))
            .collect();
        let outlets = |terminal: &ElbowEnd| {
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
    pub fn run(&self) -> Option<Vec<Point>> {
        let mut open: BTreeSet<(u64, ElbowState)> = BTreeSet::new();
        let mut best: BTreeMap<ElbowState, (u64, Option<ElbowState>)> = BTreeMap::new();
        let mut gates: BTreeMap<ElbowState, Point> = BTreeMap::new();
        for (place, gate) in self.exits(self.from) {
            open.insert((0, place));
            best.insert(place, (0, None));
            gates.insert(place, gate);
        }
        let goals: BTreeMap<ElbowState, Point> = self.exits(self.to).collect();
        while let Some((cost, place)) = open.pop_first() {
            if let Some(end) = goals.get(&place) {
                return Some(self.traced(place, *end, &best, &gates));
            }
            for (next, step) in self.steps(place) {
                let sum = cost + step;
                if best.get(&next).is_none_or(|(known, _)| sum < *known) {
                    if let Some((known, _)) = best.insert(next, (sum, Some(place))) {
                        open.remove(&(known, next));
                    }
                    open.insert((sum, next));
                }
            }
        }
        None
    }

    /// The places just outside the gates of a terminal, each with the way that leads straight through its gate.
    fn exits<'s>(&'s self, of: &'s ElbowEnd) -> impl Iterator<Item = (ElbowState, Point)> + 's {
        of.gates.iter().flat_map(move |gate| {
            let at = outlet(of, *gate, self.clearance);
            let (x, y) = (index(&self.xs, at.x), index(&self.ys, at.y));
            let ways = match gate.out {
                Some(out) => vec![out.x.abs() > out.y.abs()],
                None => vec![true, false],
            };
            ways.into_iter()
                .map(move |is_level| (ElbowState { x, y, is_level }, gate.at))
        })
    }

    fn steps(&self, place: ElbowState) -> impl Iterator<Item = (ElbowState, u64)> + '_ {
        let turned = ElbowState {
            is_level: !place.is_level,
            ..place
        };
        let ahead = if place.is_level {
            let beside = [place.x.checked_sub(1), Some(place.x + 1)];
            beside.map(|x| x.map(|x| ElbowState { x, ..place }))
        } else {
            let beside = [place.y.checked_sub(1), Some(place.y + 1)];
            beside.map(|y| y.map(|y| ElbowState { y, ..place }))
        };
        let walked = ahead.into_iter().flatten().filter_map(move |next| {
            let (a, b) = (self.point(place)?, self.point(next)?);
            let stretch = Rect::from_points(a, b);
            let is_free = self.walls.iter().all(|wall| !crosses(*wall, stretch));
            let is_middle = if place.is_level {
                (a.y - self.middle.y).abs() < 0.5
            } else {
                (a.x - self.middle.x).abs() < 0.5
            };
            let share = if is_middle { MIDDLE_SHARE } else { 1.0 };
            is_free.then(|| (next, ticks(a.distance(b) * share)))
        });
        std::iter::once((turned, ticks(CORNER_COST))).chain(walked)
    }

    fn point(&self, place: ElbowState) -> Option<Point> {
        Some(Point::new(*self.xs.get(place.x)?, *self.ys.get(place.y)?))
    }

    fn traced(
        &self,
        goal: ElbowState,
        end: Point,
        best: &BTreeMap<ElbowState, (u64, Option<ElbowState>)>,
        gates: &BTreeMap<ElbowState, Point>,
    ) -> Vec<Point> {
        let mut points = vec![end];
        let mut first = goal;
        let mut next = Some(goal);
        while let Some(place) = next {
            points.extend(self.point(place));
            first = place;
            next = best.get(&place).and_then(|(_, before)| *before);
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
fn outlet(of: &ElbowEnd, gate: Exit, clearance: f64) -> Point {
    let out = gate.out.filter(|_| of.rect.is_some());
    gate.at + out.unwrap_or_default() * clearance
}

/// Half way between the things, or between the ends where they stand in the open.
fn middle(from: &ElbowEnd, to: &ElbowEnd) -> Point {
    let span = |terminal: &ElbowEnd| {
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
