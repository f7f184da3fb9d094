//! A part of the grid: which stretches in it are blocked, and what a search knows of its crossings. Searches look at
//! few parts of a large grid, so parts are made when they are reached.

use crate::geom::Rect;

/// Lines of a part, both ways.
pub(super) const SIDE: usize = 16;

/// What is known of being at a crossing, heading in one direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Of the way so far; the most there is where none was found yet.
    pub cost: i64,
    /// Where it came from: a state, or nothing at the start.
    pub before: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Page {
    pub states: Box<[Known]>,
    /// Whether the level stretch right of a crossing is blocked, and the upright one below it.
    pub level: [bool; SIDE * SIDE],
    pub upright: [bool; SIDE * SIDE],
}

impl Page {
    /// A part with its lines, and the one after them, if there is one. Ways keep out of the boxes.
    pub fn new(xs: &[f64], ys: &[f64], boxes: impl Iterator<Item = Rect>) -> Self {
        let nothing = Known {
            cost: i64::MAX,
            before: usize::MAX,
        };
        let mut page = Self {
            states: vec![nothing; 4 * SIDE * SIDE].into(),
            level: [false; SIDE * SIDE],
            upright: [false; SIDE * SIDE],
        };
        for rect in boxes {
            page.block(xs, ys, rect);
        }
        page
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

/// Which lines lie inside a stretch, its ends left out.
fn inside(lines: &[f64], from: f64, to: f64) -> std::ops::Range<usize> {
    let first = lines.partition_point(|at| *at <= from);
    first..lines.partition_point(|at| *at < to).max(first)
}
