//! A* over the lines on which a good way can run.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::geom::{Point, Rect};
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::router::search::corners::straightened;
use crate::layout::router::search::cost::{CORNER, CROSSING, corners, ticks};
use crate::layout::router::search::grid_page::{GridPage, SIDE, SearchState};
use crate::layout::router::search::heading::RouteHeading;
use crate::layout::router::{Connection, CrossingIndex, ObstacleMap, RouteSpacing};

/// On grids of more crossings a search hurries to its goal: it may miss a way that is shorter by up to a fifth, and looks at
/// a fraction of the crossings.
const HURRY: usize = 3_000;
/// Steps that making a part of the grid costs.
const PAGE: usize = 1_000;

/// The lines on which ways run, in a window.
pub(super) struct SearchGrid<'a> {
    field: &'a ObstacleMap,
    /// Ways that are there, which it costs to cross.
    pub(super) lines: Option<&'a CrossingIndex>,
    /// How far ways keep from boxes.
    room: f64,
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// The same in ticks.
    x_ticks: Vec<i64>,
    y_ticks: Vec<i64>,
    /// Parts that the search has reached.
    pages: Vec<Option<GridPage>>,
    /// Where the ends leave the room around their boxes.
    ends: [Point; 2],
}

/// Where the row begins in the number of a state.
const ROW: u32 = usize::BITS / 2;

/// A crossing: its column and row.
type GridCrossing = (usize, usize);
/// Where one can go next, in which direction, and what that costs.
type SearchMove = (GridCrossing, RouteHeading, i64);

impl<'a> SearchGrid<'a> {
    pub(super) fn new(
        field: &'a ObstacleMap,
        window: Rect,
        ends: [Point; 2],
        room: f64,
        spacing: RouteSpacing,
        work: &mut Budget,
    ) -> Result<Self, CancelledError> {
        let [start, goal] = ends;
        let (mut xs, mut ys) = (vec![start.x, goal.x], vec![start.y, goal.y]);
        xs.push(f64::midpoint(start.x, goal.x));
        ys.push(f64::midpoint(start.y, goal.y));
        let far = room.max(spacing.clearance);
        for rect in field.near(window) {
            xs.extend([rect.x0 - far, rect.x1 + far]);
            ys.extend([rect.y0 - far, rect.y1 + far]);
            if room < spacing.clearance {
                // In narrow passages ways run along the middle, or close to a box.
                xs.extend([rect.x0 - 2.0 * room, rect.x1 + 2.0 * room]);
                ys.extend([rect.y0 - 2.0 * room, rect.y1 + 2.0 * room]);
            }
        }
        work.spend(16 * xs.len())?;
        let keep = window.union_pt(start).union_pt(goal);
        tidy(&mut xs, keep.x0, keep.x1);
        tidy(&mut ys, keep.y0, keep.y1);
        let n_pages = xs.len().div_ceil(SIDE) * ys.len().div_ceil(SIDE);
        Ok(Self {
            field,
            lines: None,
            room,
            x_ticks: xs.iter().map(|at| ticks(*at)).collect(),
            y_ticks: ys.iter().map(|at| ticks(*at)).collect(),
            pages: vec![None; n_pages],
            ends,
            xs,
            ys,
        })
    }

    /// The shortest way with the fewest corners between both ends.
    pub(super) fn search(
        &mut self,
        wire: &Connection,
        work: &mut Budget,
    ) -> Result<Option<Vec<Point>>, CancelledError> {
        let [start, goal] = self.ends.map(|at| self.crossing(at));
        let (Some(start), Some(goal)) = (start, goal) else {
            return Ok(None);
        };
        let (first, last) = (
            RouteHeading::out_of(wire.from.face),
            RouteHeading::out_of(wire.to.face).back(),
        );
        let (begin, end) = (number(start, first), number(goal, last));
        let mut queue = BinaryHeap::new();
        self.reach(begin, 0, usize::MAX, work)?;
        let rest = self.rest(start, first, goal, last);
        queue.push(Reverse((rest, rest, begin)));
        // A*: `rest` never exceeds what is still to come (but when it hurries), so the first time the goal is taken out
        // its route is the cheapest. Entries that a cheaper one has overtaken stay in the queue and are skipped.
        while let Some(Reverse((estimate, rest, state))) = queue.pop() {
            work.spend(8)?;
            if state == end {
                return Ok(Some(self.corners(wire, state)));
            }
            let cost = self.known(state).map_or(i64::MAX, |known| known.cost);
            if estimate > cost.saturating_add(rest) {
                continue;
            }
            for (next, step, more) in self
                .onward(state, (goal, last), work)?
                .into_iter()
                .flatten()
            {
                let (to, cost) = (number(next, step), cost.saturating_add(more));
                if self.reach(to, cost, state, work)? {
                    let rest = self.rest(next, step, goal, last);
                    queue.push(Reverse((cost.saturating_add(rest), rest, to)));
                }
            }
        }
        Ok(None)
    }

    /// All that can be done in a state.
    fn onward(
        &mut self,
        state: usize,
        (goal, last): (GridCrossing, RouteHeading),
        work: &mut Budget,
    ) -> Result<[Option<SearchMove>; 4], CancelledError> {
        let (at, heading) = place(state);
        let mut onward = [None; 4];
        for step in RouteHeading::ALL {
            onward[step as usize] = if step != heading.back() {
                let corner = if step == heading { 0 } else { CORNER };
                let next = self.next(at, step, work)?;
                next.map(|(next, length)| (next, step, length.saturating_add(corner)))
            } else if at == goal && step != last {
                // Turning on the spot, so that the goal can be reached sideways.
                Some((goal, last, CORNER))
            } else {
                None
            };
        }
        Ok(onward)
    }

    fn crossing(&self, at: Point) -> Option<GridCrossing> {
        let find = |lines: &[f64], at: f64| {
            let k = lines.partition_point(|line| *line < at - 1e-6);
            (k < lines.len() && (lines[k] - at).abs() < 1e-6).then_some(k)
        };
        find(&self.xs, at.x).zip(find(&self.ys, at.y))
    }

    /// The part a crossing is in, and its place there.
    fn in_page(&self, (column, row): GridCrossing) -> (usize, usize) {
        let page = (row / SIDE) * self.xs.len().div_ceil(SIDE) + column / SIDE;
        (page, (row % SIDE) * SIDE + column % SIDE)
    }

    fn known(&self, state: usize) -> Option<SearchState> {
        let (page, k) = self.in_page(place(state).0);
        Some(self.pages[page].as_ref()?.states[4 * k + state % 4])
    }

    /// Notes that a state can be reached at a cost; whether that is cheaper than before.
    fn reach(
        &mut self,
        state: usize,
        cost: i64,
        before: usize,
        work: &mut Budget,
    ) -> Result<bool, CancelledError> {
        let (page, k) = self.page(place(state).0, work)?;
        let known = &mut page.states[4 * k + state % 4];
        let is_cheaper = cost < known.cost;
        if is_cheaper {
            *known = SearchState { cost, before };
        }
        Ok(is_cheaper)
    }

    /// The part that a crossing is in, and its place there.
    fn page(
        &mut self,
        at: GridCrossing,
        work: &mut Budget,
    ) -> Result<(&mut GridPage, usize), CancelledError> {
        let (number, k) = self.in_page(at);
        if self.pages[number].is_none() {
            work.spend(PAGE + self.lines.map_or(0, CrossingIndex::len))?;
            self.pages[number] = Some(self.draw(at));
        }
        let page = self.pages[number].as_mut();
        Ok((page.expect("it was made"), k))
    }

    /// A part of the grid as nobody has been there.
    fn draw(&self, (column, row): GridCrossing) -> GridPage {
        let part = |k: usize, n: usize| k / SIDE * SIDE..(k / SIDE * SIDE + SIDE + 1).min(n);
        let xs = &self.xs[part(column, self.xs.len())];
        let ys = &self.ys[part(row, self.ys.len())];
        let around = Rect::new(xs[0], ys[0], xs[xs.len() - 1], ys[ys.len() - 1]);
        // Ways may run along the room around a box.
        let inner = self.room - 0.01;
        let boxes = self.field.near(around.inflate(self.room, self.room));
        let mut page = GridPage::new(
            xs,
            ys,
            boxes.into_iter().map(|rect| rect.inflate(inner, inner)),
        );
        if let Some(lines) = self.lines {
            page.count(xs, ys, &lines.near(around));
        }
        page
    }

    /// The neighbour in a direction, and how far it is; `None` where that is blocked.
    fn next(
        &mut self,
        (column, row): GridCrossing,
        step: RouteHeading,
        work: &mut Budget,
    ) -> Result<Option<(GridCrossing, i64)>, CancelledError> {
        let to = match step {
            RouteHeading::Right => Some((column + 1, row)),
            RouteHeading::Left => column.checked_sub(1).map(|column| (column, row)),
            RouteHeading::Down => Some((column, row + 1)),
            RouteHeading::Up => row.checked_sub(1).map(|row| (column, row)),
        };
        let is_inside = |to: &GridCrossing| to.0 < self.xs.len() && to.1 < self.ys.len();
        let Some(to) = to.filter(is_inside) else {
            return Ok(None);
        };
        // What is blocked is known at the crossing above or to the left.
        let (page, k) = self.page((column.min(to.0), row.min(to.1)), work)?;
        let is_blocked = match step {
            RouteHeading::Right | RouteHeading::Left => page.level[k],
            RouteHeading::Down | RouteHeading::Up => page.upright[k],
        };
        let crossed = page.crossed(k, step);
        let length = length(self.by((column, row), to));
        Ok((!is_blocked).then_some((to, length.saturating_add(crossed * CROSSING))))
    }

    /// From one crossing to another, in ticks.
    fn by(&self, from: GridCrossing, to: GridCrossing) -> (i64, i64) {
        (
            self.x_ticks[to.0].saturating_sub(self.x_ticks[from.0]),
            self.y_ticks[to.1].saturating_sub(self.y_ticks[from.1]),
        )
    }

    /// Never more than what is still to come: the way along the axes and the corners it needs.
    fn rest(
        &self,
        at: GridCrossing,
        heading: RouteHeading,
        goal: GridCrossing,
        last: RouteHeading,
    ) -> i64 {
        let by = self.by(at, goal);
        let rest = length(by).saturating_add(corners(heading, last, by) * CORNER);
        if self.xs.len() * self.ys.len() > HURRY {
            rest.saturating_add(rest / 4)
        } else {
            rest
        }
    }

    fn corners(&self, wire: &Connection, end: usize) -> Vec<Point> {
        let mut points = vec![wire.to.at];
        let mut state = end;
        while state != usize::MAX {
            let (column, row) = place(state).0;
            points.push(Point::new(self.xs[column], self.ys[row]));
            state = self.known(state).map_or(usize::MAX, |known| known.before);
        }
        points.push(wire.from.at);
        points.reverse();
        straightened(&points)
    }
}

/// A crossing and the direction in which a way heads there, as one number: that is what the queue holds.
fn number((column, row): GridCrossing, heading: RouteHeading) -> usize {
    (row << ROW) | (column << 2) | heading as usize
}

fn place(state: usize) -> (GridCrossing, RouteHeading) {
    let column = (state >> 2) & ((1 << (ROW - 2)) - 1);
    ((column, state >> ROW), RouteHeading::ALL[state % 4])
}

fn length(by: (i64, i64)) -> i64 {
    by.0.saturating_abs().saturating_add(by.1.saturating_abs())
}

/// In order, each once, and only those in a stretch.
fn tidy(lines: &mut Vec<f64>, from: f64, to: f64) {
    lines.retain(|at| from <= *at && *at <= to);
    lines.sort_by(f64::total_cmp);
    lines.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
}
