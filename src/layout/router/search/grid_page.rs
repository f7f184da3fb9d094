//! A part of the grid: which stretches in it are blocked, and what a search knows of its crossings. Searches look at
//! few parts of a large grid, so parts are made when they are reached.

use crate::geom::{Point, Rect};
use crate::layout::router::CrossingIndex;
use crate::layout::router::search::heading::RouteHeading;

/// Lines of a part, both ways.
pub(super) const SIDE: usize = 16;

/// What is known of being at a crossing, heading in one direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct SearchState {
    /// Of the way so far; the most there is where none was found yet.
    pub cost: i64,
    /// Where it came from: a state, or nothing at the start.
    pub before: usize,
}

#[derive(Clone, Debug)]
pub(super) struct GridPage {
    /// Four for each crossing of the page, one a heading; by row, then column.
    pub states: Box<[SearchState]>,
    /// Whether the level stretch right of a crossing is blocked, and the upright one below it.
    pub level: [bool; SIDE * SIDE],
    /// Whether the upright stretch below a crossing is blocked; by row, then column.
    pub upright: [bool; SIDE * SIDE],
    /// How many ways cross each stretch, level and upright, where that counts.
    crossed: Option<Box<[[u16; SIDE * SIDE]; 2]>>,
}

impl GridPage {
    /// A part with its lines, and the one after them, if there is one. Ways keep out of the boxes.
    pub fn new(xs: &[f64], ys: &[f64], boxes: impl Iterator<Item = Rect>) -> Self {
        let nothing = SearchState {
            cost: i64::MAX,
            before: usize::MAX,
        };
        let mut page = Self {
            states: vec![nothing; 4 * SIDE * SIDE].into(),
            level: [false; SIDE * SIDE],
            upright: [false; SIDE * SIDE],
            crossed: None,
        };
        for rect in boxes {
            page.block(xs, ys, rect);
        }
        page
    }

    /// Counts the ways that cross each stretch.
    pub fn count(&mut self, xs: &[f64], ys: &[f64], lines: &CrossingIndex) {
        let mut crossed = [[0; SIDE * SIDE]; 2];
        for piece in lines.pieces() {
            let turned = |at: Point| Point::new(at.y, at.x);
            let (a, b) = (piece.a, piece.b);
            for (column, row) in cuts(xs, ys, a, b) {
                crossed[1][row * SIDE + column] += 1;
            }
            for (row, column) in cuts(ys, xs, turned(a), turned(b)) {
                crossed[0][row * SIDE + column] += 1;
            }
        }
        self.crossed = Some(Box::new(crossed));
    }

    /// How many ways cross the stretch behind a crossing.
    pub fn crossed(&self, k: usize, heading: RouteHeading) -> i64 {
        let side = match heading {
            RouteHeading::Right | RouteHeading::Left => 0,
            RouteHeading::Down | RouteHeading::Up => 1,
        };
        let crossed = self.crossed.as_ref();
        crossed.map_or(0, |crossed| i64::from(crossed[side][k]))
    }

    /// Blocks the stretches that run inside a rectangle.
    fn block(&mut self, xs: &[f64], ys: &[f64], rect: Rect) {
        let (columns, rows) = (inside(xs, rect.x0, rect.x1), inside(ys, rect.y0, rect.y1));
        // Stretches begin at the line before them.
        let before =
            |lines: &std::ops::Range<usize>| lines.start.saturating_sub(1)..lines.end.min(SIDE);
        for row in rows.start..rows.end.min(SIDE) {
            for column in before(&columns) {
                self.level[row * SIDE + column] = true;
            }
        }
        for column in columns.start..columns.end.min(SIDE) {
            for row in before(&rows) {
                self.upright[row * SIDE + column] = true;
            }
        }
    }
}

/// Where a piece cuts upright lines: which line, and behind which level one.
fn cuts<'a>(
    xs: &'a [f64],
    ys: &'a [f64],
    a: Point,
    b: Point,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let (a, b) = if a.x <= b.x { (a, b) } else { (b, a) };
    let is_upright = b.x - a.x < 1e-6;
    let columns = if is_upright {
        0..0
    } else {
        inside(xs, a.x, b.x)
    };
    columns.filter_map(move |column| {
        let y = a.y + (b.y - a.y) * (xs[column] - a.x) / (b.x - a.x);
        let row = ys.partition_point(|at| *at <= y).checked_sub(1)?;
        (row < SIDE && row + 1 < ys.len() && column < SIDE).then_some((column, row))
    })
}

/// Which lines lie inside a stretch, its ends left out.
fn inside(lines: &[f64], from: f64, to: f64) -> std::ops::Range<usize> {
    let first = lines.partition_point(|at| *at <= from);
    first..lines.partition_point(|at| *at < to).max(first)
}
