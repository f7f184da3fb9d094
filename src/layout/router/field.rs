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
    boxes: Vec<Rect>,
    cells: BTreeMap<(i64, i64), Vec<usize>>,
    large: Vec<usize>,
    /// Around all boxes.
    pub(super) extent: Option<Rect>,
}

impl Field {
    pub fn new(boxes: impl IntoIterator<Item = Rect>) -> Self {
        let mut field = Self::default();
        for rect in boxes.into_iter().filter(Rect::is_finite) {
            let number = field.boxes.len();
            field.boxes.push(rect);
            field.extent = Some(field.extent.map_or(rect, |all| all.union(rect)));
            let ((left, right), (top, bottom)) = cells(rect);
            if (right - left + 1).saturating_mul(bottom - top + 1) > MOST_CELLS {
                field.large.push(number);
                continue;
            }
            for column in left..=right {
                for row in top..=bottom {
                    field.cells.entry((column, row)).or_default().push(number);
                }
            }
        }
        field
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
        let boxes = found.into_iter().map(|number| self.boxes[number]);
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

/// First and last column and row. Casts saturate, so that a stray coordinate costs nothing.
fn cells(rect: Rect) -> ((i64, i64), (i64, i64)) {
    let cell = |x: f64| ((x / CELL).floor() as i64).clamp(i64::MIN / 8, i64::MAX / 8);
    (
        (cell(rect.x0), cell(rect.x1)),
        (cell(rect.y0), cell(rect.y1)),
    )
}
