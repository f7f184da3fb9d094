//! The boxes of a board, found by place.

use crate::geom::{Line, Rect, SpatialGrid};

/// Boxes that edges go around, by number and by place.
#[derive(Clone, Debug, Default)]
pub struct ObstacleMap {
    boxes: Vec<Option<Rect>>,
    /// The numbers of the boxes that are there.
    grid: SpatialGrid<usize>,
    /// Around all boxes there are and were, in world units.
    pub(super) extent: Option<Rect>,
}

impl ObstacleMap {
    pub fn new(boxes: impl IntoIterator<Item = Rect>) -> Self {
        let mut map = Self::default();
        for (number, rect) in boxes.into_iter().enumerate() {
            map.put(number, Some(rect));
        }
        map
    }

    /// Puts the box of that number somewhere else, or takes it away.
    pub(super) fn put(&mut self, number: usize, rect: Option<Rect>) {
        if number >= self.boxes.len() {
            self.boxes.resize(number + 1, None);
        }
        if let Some(old) = self.boxes[number].take() {
            self.grid.remove(old, |other| *other == number);
        }
        let Some(rect) = rect.filter(Rect::is_finite) else {
            return;
        };
        self.boxes[number] = Some(rect);
        // What once was large may stay so: it only says how far a search may have to go.
        self.extent = Some(self.extent.map_or(rect, |all| all.union(rect)));
        self.grid.insert(rect, number);
    }

    /// Where the box of that number is.
    pub(super) fn get(&self, number: usize) -> Option<Rect> {
        *self.boxes.get(number)?
    }

    /// Boxes that touch an area, each once, in no order that means anything.
    pub(super) fn meeting(&self, area: Rect) -> impl Iterator<Item = Rect> {
        self.grid.near(area).map(|(rect, _)| *rect)
    }

    /// Boxes that touch an area, each once, in the order they were given.
    pub(super) fn near(&self, area: Rect) -> Vec<Rect> {
        let mut found: Vec<(usize, Rect)> = self
            .grid
            .near(area)
            .map(|(rect, number)| (*number, *rect))
            .collect();
        found.sort_unstable_by_key(|(number, _)| *number);
        found.into_iter().map(|(_, rect)| rect).collect()
    }

    /// Whether an area comes nearer to a box than `room`; negative to allow touching.
    pub(in crate::layout) fn meets(&self, area: Rect, room: f64) -> bool {
        self.meeting(area.inflate(room.max(0.0), room.max(0.0)))
            .any(|rect| {
                let rect = rect.inflate(room, room);
                rect.x0 < area.x1 && area.x0 < rect.x1 && rect.y0 < area.y1 && area.y0 < rect.y1
            })
    }
}

/// Whether a straight piece comes nearer than `room` to one of some boxes, or runs through one of its own.
pub(super) fn cuts(boxes: &[Rect], piece: Line, own: [Rect; 2], room: f64) -> bool {
    boxes.iter().any(|rect| {
        let room = if own.contains(rect) { -1.0 } else { room };
        let inner = rect.inflate(room, room);
        inner.width() > 0.0 && inner.height() > 0.0 && clip(piece, inner)
    })
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
