//! The boxes of a board, found by place.

use std::collections::BTreeMap;

use crate::geom::{Line, Point, Rect};

/// Side of the squares by which boxes are found.
const CELL: f64 = 256.0;
/// A box over more squares than that is asked for everywhere.
const MOST_CELLS: i64 = 256;

/// Boxes that edges go around.
#[derive(Clone, Debug, Default)]
pub struct Field {
    boxes: Vec<Option<Rect>>,
    cells: BTreeMap<(i64, i64), Vec<usize>>,
    large: Vec<usize>,
    /// Around all boxes there are and were.
    pub(super) extent: Option<Rect>,
}

impl Field {
    pub fn new(boxes: impl IntoIterator<Item = Rect>) -> Self {
        let mut field = Self::default();
        for (number, rect) in boxes.into_iter().enumerate() {
            field.put(number, Some(rect));
        }
        field
    }

    /// Puts the box of that number somewhere else, or takes it away.
    pub(super) fn put(&mut self, number: usize, rect: Option<Rect>) {
        if number >= self.boxes.len() {
            self.boxes.resize(number + 1, None);
        }
        if let Some(old) = self.boxes[number].take() {
            match squares(old) {
                Some(squares) => squares.for_each(|cell| {
                    if let Some(list) = self.cells.get_mut(&cell) {
                        list.retain(|other| *other != number);
                    }
                }),
                None => self.large.retain(|other| *other != number),
            }
        }
        let Some(rect) = rect.filter(Rect::is_finite) else {
            return;
        };
        self.boxes[number] = Some(rect);
        // What once was large may stay so: it only says how far a search may have to go.
        self.extent = Some(self.extent.map_or(rect, |all| all.union(rect)));
        match squares(rect) {
            Some(squares) => {
                squares.for_each(|cell| self.cells.entry(cell).or_default().push(number));
            }
            None => self.large.push(number),
        }
    }

    /// Where the box of that number is.
    pub(super) fn get(&self, number: usize) -> Option<Rect> {
        *self.boxes.get(number)?
    }

    /// Boxes that touch an area, each once, in the order they were given.
    pub(super) fn near(&self, area: Rect) -> Vec<Rect> {
        let ((left, right), (top, bottom)) = cells(area);
        let mut found: Vec<usize> = self.large.clone();
        if (right - left + 1).saturating_mul(bottom - top + 1) > 16 * MOST_CELLS {
            found = (0..self.boxes.len()).collect();
        } else {
            for column in left..=right {
                let cells = self.cells.range((column, top)..=(column, bottom));
                found.extend(cells.flat_map(|(_, boxes)| boxes));
            }
            found.sort_unstable();
            found.dedup();
        }
        let touches = |rect: &Rect| {
            rect.x0 <= area.x1 && area.x0 <= rect.x1 && rect.y0 <= area.y1 && area.y0 <= rect.y1
        };
        let boxes = found.into_iter().filter_map(|number| self.boxes[number]);
        boxes.filter(touches).collect()
    }

    /// Whether an area comes nearer to a box than `room`; negative to allow touching.
    pub(in crate::layout) fn meets(&self, area: Rect, room: f64) -> bool {
        self.near(area.inflate(room.max(0.0), room.max(0.0)))
            .iter()
            .any(|rect| {
                let rect = rect.inflate(room, room);
                rect.x0 < area.x1 && area.x0 < rect.x1 && rect.y0 < area.y1 && area.y0 < rect.y1
            })
    }

    /// Whether a straight piece comes nearer than `room` to a box, or runs through one of its own.
    pub(super) fn cuts(&self, from: Point, to: Point, own: [Rect; 2], room: f64) -> bool {
        let piece = Line::new(from, to);
        let near = Rect::from_points(from, to).inflate(room, room);
        self.near(near).into_iter().any(|rect| {
            let room = if own.contains(&rect) { -1.0 } else { room };
            let inner = rect.inflate(room, room);
            inner.width() > 0.0 && inner.height() > 0.0 && clip(piece, inner)
        })
    }
}

/// Whether a piece enters a rectangle (Liang and Barsky 1984).
fn clip(piece: Line, rect: Rect) -> bool {
    let by = piece.p1 - piece.p0;
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (at, by, low, high) in [
        (piece.p0.x, by.x, rect.x0, rect.x1),
        (piece.p0.y, by.y, rect.y0, rect.y1),
    ] {
        if by == 0.0 {
            if at < low || at > high {
                return false;
            }
            continue;
        }
        let (a, b) = ((low - at) / by, (high - at) / by);
        enters = enters.max(a.min(b));
        leaves = leaves.min(a.max(b));
    }
    enters <= leaves
}

/// The squares a box lies in; `None` for one that lies in too many.
fn squares(rect: Rect) -> Option<impl Iterator<Item = (i64, i64)>> {
    let ((left, right), (top, bottom)) = cells(rect);
    let n = (right - left + 1).saturating_mul(bottom - top + 1);
    (n <= MOST_CELLS).then(|| {
        (left..=right).flat_map(move |column| (top..=bottom).map(move |row| (column, row)))
    })
}

/// First and last column and row. Casts saturate, so that a stray coordinate costs nothing.
fn cells(rect: Rect) -> ((i64, i64), (i64, i64)) {
    let cell = |x: f64| ((x / CELL).floor() as i64).clamp(i64::MIN / 8, i64::MAX / 8);
    (
        (cell(rect.x0), cell(rect.x1)),
        (cell(rect.y0), cell(rect.y1)),
    )
}
