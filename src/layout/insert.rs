//! A few components without a place on a board that has been placed: each goes beside its neighbours,
//! clear of everything else, and nothing that has a place moves.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect, Vec2, union};
use crate::layout::{Input, Placed};
use crate::model::NodeId;

const GAP: f64 = 64.0;
const CLEARANCE: f64 = 24.0;

/// Places the items that have no place.
pub fn insert(input: &Input) -> Placed {
    let mut board = Board::new(input);
    // Items next to something placed come first, so that a chain grows from what is there.
    let mut ready: BTreeSet<usize> = (0..input.items.len())
        .filter(|k| board.waits(*k) && board.wish(*k).is_some())
        .collect();
    let mut placed = Placed::default();
    let mut others = 0..input.items.len();
    while let Some(k) = ready
        .pop_first()
        .or_else(|| others.find(|k| board.waits(*k)))
    {
        if !board.waits(k) {
            continue;
        }
        let at = board.settle(k);
        placed.at.insert(input.items[k].id.clone(), at);
        ready.extend(
            board.neighbours[k]
                .iter()
                .map(|(other, _)| *other)
                .filter(|other| board.waits(*other)),
        );
    }
    placed
}

/// What has been placed so far, and who is joined to whom.
struct Board<'a> {
    input: &'a Input,
    boxes: Vec<Option<Rect>>,
    all: Option<Rect>,
    cells: Cells,
    /// Joined items by number; true where the other one feeds this one.
    neighbours: Vec<Vec<(usize, bool)>>,
}

impl<'a> Board<'a> {
    fn new(input: &'a Input) -> Self {
        let boxes: Vec<Option<Rect>> = input
            .items
            .iter()
            .map(|item| item.at.map(|at| Rect::from_origin_size(at, item.size)))
            .collect();
        let number: BTreeMap<&NodeId, usize> = input
            .items
            .iter()
            .enumerate()
            .map(|(k, item)| (&item.id, k))
            .collect();
        let mut neighbours = vec![Vec::new(); input.items.len()];
        for link in &input.links {
            if let (Some(&from), Some(&to)) = (number.get(&link.from), number.get(&link.to)) {
                neighbours[from].push((to, false));
                neighbours[to].push((from, true));
            }
        }
        let mut cells = Cells::default();
        for rect in boxes.iter().flatten() {
            cells.add(*rect);
        }
        Self {
            input,
            all: union(boxes.iter().flatten().copied()),
            boxes,
            cells,
            neighbours,
        }
    }

    fn waits(&self, item: usize) -> bool {
        self.boxes[item].is_none()
    }

    /// Gives the item a place and returns its corner.
    fn settle(&mut self, item: usize) -> Point {
        let size = self.input.items[item].size;
        let below = self
            .all
            .map_or(Point::ZERO, |all| Point::new(all.x0, all.y1 + GAP));
        let wished = self.wish(item).unwrap_or(below);
        let rect = self
            .cells
            .clear_of_all(Rect::from_origin_size(wished, size));
        self.cells.add(rect);
        self.all = Some(self.all.map_or(rect, |all| all.union(rect)));
        self.boxes[item] = Some(rect);
        rect.origin()
    }

    /// Right of what feeds it, or left of what it feeds, at their mean height.
    fn wish(&self, item: usize) -> Option<Point> {
        let side = |feeds: bool| -> Vec<Rect> {
            let joined = self.neighbours[item]
                .iter()
                .filter(|(_, feeding)| *feeding == feeds);
            joined.filter_map(|(other, _)| self.boxes[*other]).collect()
        };
        let feeding = side(true);
        if let Some(all) = union(feeding.iter().copied()) {
            return Some(Point::new(all.x1 + GAP, mean_top(&feeding)));
        }
        let fed = side(false);
        let all = union(fed.iter().copied())?;
        Some(Point::new(
            all.x0 - GAP - self.input.items[item].size.width,
            mean_top(&fed),
        ))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of neighbours")]
fn mean_top(boxes: &[Rect]) -> f64 {
    boxes.iter().map(|rect| rect.y0).sum::<f64>() / boxes.len().max(1) as f64
}

/// Boxes by the squares of a coarse grid they touch, so that looking for room stays cheap.
#[derive(Default)]
struct Cells {
    boxes: Vec<Rect>,
    at: BTreeMap<(i64, i64), BTreeSet<usize>>,
}

impl Cells {
    const SIDE: f64 = 256.0;

    fn add(&mut self, rect: Rect) {
        let number = self.boxes.len();
        self.boxes.push(rect);
        for cell in Self::cells(rect) {
            self.at.entry(cell).or_default().insert(number);
        }
    }

    /// The rectangle itself, or moved down just below whatever is in its way.
    fn clear_of_all(&self, mut rect: Rect) -> Rect {
        while let Some(hit) = self.hit(rect.inflate(CLEARANCE - 1.0, CLEARANCE - 1.0)) {
            rect = rect + Vec2::new(0.0, hit.y1 + CLEARANCE - rect.y0);
        }
        rect
    }

    fn hit(&self, rect: Rect) -> Option<Rect> {
        let near = Self::cells(rect)
            .filter_map(|cell| self.at.get(&cell))
            .flatten();
        near.map(|number| self.boxes[*number])
            .find(|other| other.overlaps(rect))
    }

    fn cells(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
        let cell = |x: f64| (x / Self::SIDE).floor() as i64;
        let rows = cell(rect.y0)..=cell(rect.y1);
        (cell(rect.x0)..=cell(rect.x1))
            .flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }
}
