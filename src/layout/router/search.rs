//! The way of one edge: A* over the lines on which a good way can run, in a window around its ends.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::geom::{Point, Rect, Vec2};
use crate::layout::engine::{Cancelled, Face, Work};
use crate::layout::router::ordered::Ordered;
use crate::layout::router::{Contact, Field, Spacing, Wire};

/// What a corner costs, in world units of way.
const CORNER: f64 = 60.0;
/// How far the first window reaches beyond the ends, and by how much each next one grows.
const REACH: f64 = 96.0;
const GROWTH: f64 = 4.0;
const WINDOWS: usize = 5;
/// Even beside a box an edge does not touch it.
const TOUCH: f64 = 1.0;

/// What a search found, and where it looked: nothing elsewhere makes a difference.
pub(super) struct Found {
    /// The corners of the edge; `None` when there is no way.
    pub way: Option<Vec<Point>>,
    pub area: Rect,
}

/// The way of an edge.
pub(super) fn way(
    field: &Field,
    wire: &Wire,
    spacing: Spacing,
    work: &mut Work,
) -> Result<Found, Cancelled> {
    let ends = [&wire.from, &wire.to].map(|contact| contact.at);
    if ends.iter().any(|at| !at.is_finite()) {
        return Ok(Found {
            way: None,
            area: Rect::ZERO,
        });
    }
    for contact in [&wire.from, &wire.to] {
        if let Some(area) = walled(field, contact) {
            return Ok(Found { way: None, area });
        }
    }
    let span = Rect::from_points(ends[0], ends[1]);
    let everything = field.extent.map_or(span, |extent| extent.union(span));
    let everything = everything.inflate(REACH, REACH);
    let mut widest = 0.0_f64;
    // First at a distance from all boxes, then as near as it must be.
    for room in [spacing.clearance, TOUCH] {
        let mut reach = REACH;
        for _ in 0..WINDOWS {
            let window = span.inflate(reach, reach).intersect(everything);
            let grid = Grid::new(field, window, wire, room, spacing);
            work.spend(grid.xs.len() * grid.ys.len())?;
            widest = widest.max(reach);
            if let Some(way) = grid.search(wire, work)? {
                return Ok(Found {
                    way: Some(way),
                    area: span.inflate(widest, widest),
                });
            }
            if window == everything {
                break;
            }
            reach *= GROWTH;
        }
    }
    let area = Rect::new(
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
        f64::INFINITY,
        f64::INFINITY,
    );
    Ok(Found { way: None, area })
}

/// Where a box stands on a port, so that no way leads out of it, however far one looks.
fn walled(field: &Field, contact: &Contact) -> Option<Rect> {
    let out = contact.at + Step::out_of(contact.face).vector() * TOUCH;
    let spot = Rect::from_points(out, out).inflate(0.01, 0.01);
    field
        .meets(spot, TOUCH - 0.02)
        .then(|| Rect::from_points(contact.at, out).inflate(2.0 * TOUCH, 2.0 * TOUCH))
}

/// The lines on which ways run, and which stretches between their crossings are blocked.
struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// The level stretch right of a crossing, and the upright one below it.
    level: Vec<bool>,
    upright: Vec<bool>,
    /// Where the ends leave the room around their boxes.
    start: Point,
    goal: Point,
}

impl Grid {
    fn new(field: &Field, window: Rect, wire: &Wire, room: f64, spacing: Spacing) -> Self {
        let boxes = field.near(window);
        let start = outside(&wire.from, field, room);
        let goal = outside(&wire.to, field, room);
        let (mut xs, mut ys) = (vec![start.x, goal.x], vec![start.y, goal.y]);
        xs.push(f64::midpoint(start.x, goal.x));
        ys.push(f64::midpoint(start.y, goal.y));
        for rect in &boxes {
            let around = rect.inflate(room.max(spacing.clearance), room.max(spacing.clearance));
            xs.extend([around.x0, around.x1]);
            ys.extend([around.y0, around.y1]);
            if room < spacing.clearance {
                // In narrow passages ways run along the middle, or close to a box.
                xs.extend([rect.x0 - 2.0 * room, rect.x1 + 2.0 * room]);
                ys.extend([rect.y0 - 2.0 * room, rect.y1 + 2.0 * room]);
            }
        }
        let keep = window.union_pt(start).union_pt(goal);
        let tidy = |lines: &mut Vec<f64>, from: f64, to: f64| {
            lines.retain(|at| from <= *at && *at <= to);
            lines.sort_by(f64::total_cmp);
            lines.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
        };
        tidy(&mut xs, keep.x0, keep.x1);
        tidy(&mut ys, keep.y0, keep.y1);
        let n = xs.len() * ys.len();
        let mut grid = Self {
            xs,
            ys,
            level: vec![false; n],
            upright: vec![false; n],
            start,
            goal,
        };
        for rect in boxes {
            grid.block(rect.inflate(room - 0.01, room - 0.01));
        }
        grid
    }

    fn index(&self, column: usize, row: usize) -> usize {
        row * self.xs.len() + column
    }

    /// Blocks the stretches that run inside a rectangle.
    fn block(&mut self, rect: Rect) {
        let inside = |lines: &[f64], from: f64, to: f64| {
            let first = lines.partition_point(|at| *at <= from);
            first..lines.partition_point(|at| *at < to).max(first)
        };
        let columns = inside(&self.xs, rect.x0, rect.x1);
        let rows = inside(&self.ys, rect.y0, rect.y1);
        // Stretches begin at the line before them.
        let before = |first: usize| first.saturating_sub(1);
        for row in rows.clone() {
            for column in before(columns.start)..columns.end {
                let k = self.index(column, row);
                self.level[k] = true;
            }
        }
        for column in columns {
            for row in before(rows.start)..rows.end {
                let k = self.index(column, row);
                self.upright[k] = true;
            }
        }
    }

    /// The shortest way with the fewest corners between both ends.
    fn search(&self, wire: &Wire, work: &mut Work) -> Result<Option<Vec<Point>>, Cancelled> {
        let find = |lines: &[f64], at: f64| lines.iter().position(|line| (line - at).abs() < 1e-6);
        let (Some(start), Some(goal)) = (
            find(&self.xs, self.start.x).zip(find(&self.ys, self.start.y)),
            find(&self.xs, self.goal.x).zip(find(&self.ys, self.goal.y)),
        ) else {
            return Ok(None);
        };
        let first = Step::out_of(wire.from.face);
        let last = Step::out_of(wire.to.face).back();
        let n = self.xs.len() * self.ys.len() * 4;
        let mut costs = vec![f64::INFINITY; n];
        let mut before = vec![usize::MAX; n];
        let mut queue = BinaryHeap::new();
        let begin = self.index(start.0, start.1) * 4 + first as usize;
        costs[begin] = 0.0;
        queue.push(Reverse((Ordered(0.0), begin)));
        let end = self.index(goal.0, goal.1) * 4 + last as usize;
        while let Some(Reverse((Ordered(estimate), state))) = queue.pop() {
            work.spend(8)?;
            if state == end {
                return Ok(Some(self.corners(wire, &before, state)));
            }
            if estimate > costs[state] + self.rest(state, goal, last) + 1e-9 {
                continue;
            }
            for step in Step::ALL {
                let Some((next, length)) = self.next(state, step) else {
                    continue;
                };
                let is_corner = step as usize != state % 4;
                let cost = costs[state] + length + if is_corner { CORNER } else { 0.0 };
                if cost < costs[next] {
                    costs[next] = cost;
                    before[next] = state;
                    queue.push(Reverse((Ordered(cost + self.rest(next, goal, last)), next)));
                }
            }
            // Turning on the spot, so that the goal can be reached sideways.
            if state / 4 == end / 4 && Step::ALL[state % 4].back() as usize != end % 4 {
                let cost = costs[state] + CORNER;
                if cost < costs[end] {
                    costs[end] = cost;
                    before[end] = state;
                    queue.push(Reverse((Ordered(cost), end)));
                }
            }
        }
        Ok(None)
    }

    fn place(&self, state: usize) -> (usize, usize) {
        let crossing = state / 4;
        (crossing % self.xs.len(), crossing / self.xs.len())
    }

    /// The neighbour in a direction, and how far it is; `None` where that is blocked or turns back.
    fn next(&self, state: usize, step: Step) -> Option<(usize, f64)> {
        if Step::ALL[state % 4].back() as usize == step as usize {
            return None;
        }
        let (column, row) = self.place(state);
        let (next, length, is_blocked) = match step {
            Step::Right if column + 1 < self.xs.len() => {
                let length = self.xs[column + 1] - self.xs[column];
                (
                    (column + 1, row),
                    length,
                    self.level[self.index(column, row)],
                )
            }
            Step::Left if column > 0 => {
                let length = self.xs[column] - self.xs[column - 1];
                (
                    (column - 1, row),
                    length,
                    self.level[self.index(column - 1, row)],
                )
            }
            Step::Down if row + 1 < self.ys.len() => {
                let length = self.ys[row + 1] - self.ys[row];
                (
                    (column, row + 1),
                    length,
                    self.upright[self.index(column, row)],
                )
            }
            Step::Up if row > 0 => {
                let length = self.ys[row] - self.ys[row - 1];
                (
                    (column, row - 1),
                    length,
                    self.upright[self.index(column, row - 1)],
                )
            }
            _ => return None,
        };
        (!is_blocked).then(|| (self.index(next.0, next.1) * 4 + step as usize, length))
    }

    /// Never more than what is still to come: the way along the axes and the corners it needs.
    fn rest(&self, state: usize, goal: (usize, usize), last: Step) -> f64 {
        let (column, row) = self.place(state);
        let by = Vec2::new(
            self.xs[goal.0] - self.xs[column],
            self.ys[goal.1] - self.ys[row],
        );
        let is_last_way = state % 4 == last as usize;
        let is_on_line = match last {
            Step::Left | Step::Right => by.y.abs() < 1e-6,
            Step::Up | Step::Down => by.x.abs() < 1e-6,
        };
        let corners = match (is_last_way, is_on_line) {
            (true, true) => 0.0,
            (true, false) => 2.0,
            (false, _) => 1.0,
        };
        by.x.abs() + by.y.abs() + corners * CORNER
    }

    fn corners(&self, wire: &Wire, before: &[usize], end: usize) -> Vec<Point> {
        let mut points = vec![wire.to.at];
        let mut state = end;
        while state != usize::MAX {
            let (column, row) = self.place(state);
            points.push(Point::new(self.xs[column], self.ys[row]));
            state = before[state];
        }
        points.push(wire.from.at);
        points.reverse();
        straightened(&points)
    }
}

/// Without points that are no corners.
pub(super) fn straightened(points: &[Point]) -> Vec<Point> {
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

/// Where an edge leaves the room around its box, or half of what there is where another box is near.
fn outside(contact: &Contact, field: &Field, room: f64) -> Point {
    let away = Step::out_of(contact.face).vector();
    let mut far = room;
    for _ in 0..3 {
        let at = contact.at + away * far;
        // Its own box is behind the port.
        let ahead = Rect::from_points(contact.at + away * 0.5, at).inflate(0.01, 0.01);
        if far <= TOUCH || !field.meets(ahead, 0.0) {
            return at;
        }
        far /= 2.0;
    }
    contact.at + away * far
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Right,
    Down,
    Left,
    Up,
}

impl Step {
    const ALL: [Self; 4] = [Self::Right, Self::Down, Self::Left, Self::Up];

    fn out_of(face: Face) -> Self {
        match face {
            Face::Left => Self::Left,
            Face::Right => Self::Right,
            Face::Top => Self::Up,
            Face::Bottom => Self::Down,
        }
    }

    fn back(self) -> Self {
        Self::ALL[(self as usize + 2) % 4]
    }

    fn vector(self) -> Vec2 {
        match self {
            Self::Right => Vec2::new(1.0, 0.0),
            Self::Down => Vec2::new(0.0, 1.0),
            Self::Left => Vec2::new(-1.0, 0.0),
            Self::Up => Vec2::new(0.0, -1.0),
        }
    }
}
