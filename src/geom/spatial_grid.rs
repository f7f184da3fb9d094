//! Things found by place: rectangles in grids of square cells, a finer grid for smaller rectangles.
//!
//! Every rectangle lies in exactly one cell, that of its upper left corner, in the finest grid whose cells are at
//! least as large as it is. So a search looks one cell further up and left than its area, an entry is added and
//! removed in one place, and a frame around the whole board costs no more than a port
//! (Ulrich, "Loose octrees", in Game Programming Gems, 2000, in two dimensions).

use std::collections::BTreeMap;

use crate::geom::{Rect, touch};

/// Values with the rectangles they cover.
#[derive(Clone, Debug)]
pub struct SpatialGrid<T> {
    cells: BTreeMap<GridCell, Vec<(Rect, T)>>,
    /// How many entries each grid holds: empty ones are not searched.
    n_at: [usize; LEVELS],
}

/// Level, column and row in one number that orders by them in turn: searches mostly compare cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct GridCell(u64);

/// Side of the smallest cells: about a component with the gap beside it.
const FINEST: f64 = 256.0;
/// How much larger the cells of the next grid are.
const COARSER: f64 = 4.0;
/// Cells of the last but one grid are larger than any board that can be saved; the last one has a single cell.
const LEVELS: usize = 11;
const SINGLE: usize = LEVELS - 1;
/// Bits of a column and of a row in the number of a cell.
const BITS: u32 = 30;
const MOST: i32 = (1 << (BITS - 1)) - 1;

impl<T> Default for SpatialGrid<T> {
    fn default() -> Self {
        Self {
            cells: BTreeMap::new(),
            n_at: [0; LEVELS],
        }
    }
}

impl<T> SpatialGrid<T> {
    pub fn insert(&mut self, rect: Rect, value: T) {
        let cell = GridCell::of(rect);
        self.n_at[cell.level()] += 1;
        self.cells.entry(cell).or_default().push((rect, value));
    }

    /// Removes one entry with exactly this rectangle for which `is_it` holds.
    pub fn remove(&mut self, rect: Rect, is_it: impl Fn(&T) -> bool) {
        let cell = GridCell::of(rect);
        let Some(entries) = self.cells.get_mut(&cell) else {
            return;
        };
        let found = entries
            .iter()
            .position(|(other, value)| *other == rect && is_it(value));
        if let Some(index) = found {
            entries.swap_remove(index);
            self.n_at[cell.level()] -= 1;
            if entries.is_empty() {
                self.cells.remove(&cell);
            }
        }
    }

    /// Everything that shares at least a point with the area, in no order that means anything.
    pub fn near(&self, area: Rect) -> impl Iterator<Item = &(Rect, T)> {
        let levels = (0..LEVELS).filter(|level| self.n_at[*level] > 0);
        levels
            .flat_map(move |level| self.cells_near(level, area))
            .flatten()
            .filter(move |(rect, _)| touch(*rect, area))
    }

    /// Everything, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = &(Rect, T)> {
        self.cells.values().flatten()
    }

    /// Cells that exist among those an entry near the area can lie in, column by column.
    fn cells_near(&self, level: usize, area: Rect) -> impl Iterator<Item = &Vec<(Rect, T)>> {
        let (first, last) = span(level, area);
        let mut column = self.cells.range(first..=last.max(first));
        std::iter::from_fn(move || {
            loop {
                let (cell, entries) = column.next()?;
                if (first.row()..=last.row()).contains(&cell.row()) {
                    return Some(entries);
                }
                // The span's rows go on in the next column: leaps over what lies below and above them.
                let leap = i32::from(cell.row() > last.row());
                let next = GridCell::new(level, cell.column() + leap, first.row());
                if next > last {
                    return None;
                }
                column = self.cells.range(next..=last);
            }
        })
    }
}

impl GridCell {
    fn new(level: usize, column: i32, row: i32) -> Self {
        let bits = |number: i32| u64::from((number + MOST + 1).cast_unsigned());
        Self(((level as u64) << (2 * BITS)) | (bits(column) << BITS) | bits(row))
    }

    fn level(self) -> usize {
        (self.0 >> (2 * BITS)) as usize
    }

    fn column(self) -> i32 {
        number_in(self.0 >> BITS)
    }

    fn row(self) -> i32 {
        number_in(self.0)
    }

    fn of(rect: Rect) -> Self {
        let size = rect.width().max(rect.height());
        // A little less than a whole cell, so that rounding cannot put a rectangle beyond what is searched.
        let fits = |level: &usize| size <= 0.99 * side(*level);
        let level = (0..SINGLE).find(fits).unwrap_or(SINGLE);
        Self::new(level, number(level, rect.x0), number(level, rect.y0))
    }
}

/// First and last cell an entry near the area can lie in.
fn span(level: usize, area: Rect) -> (GridCell, GridCell) {
    let back = side(level);
    let cell = |x, y| GridCell::new(level, number(level, x), number(level, y));
    let first = cell(area.x0 - back, area.y0 - back);
    (first, cell(area.x1, area.y1))
}

/// The column or row in the lowest bits.
fn number_in(bits: u64) -> i32 {
    (bits & ((1 << BITS) - 1)) as i32 - MOST - 1
}

fn side(level: usize) -> f64 {
    FINEST * COARSER.powi(i32::try_from(level).unwrap_or(i32::MAX))
}

/// The column or row of a coordinate. Casts saturate, so that a stray coordinate costs nothing.
fn number(level: usize, at: f64) -> i32 {
    if level == SINGLE {
        return 0;
    }
    ((at / side(level)).floor() as i32).clamp(-MOST, MOST)
}

#[cfg(test)]
mod tests {
    use super::SpatialGrid;
    use crate::geom::{Rect, touch};

    fn rect(random: &mut fastrand::Rng) -> Rect {
        let reach = 10_f64.powi(random.i32(1..7));
        let size = 10_f64.powi(random.i32(0..6));
        let (x, y) = ((random.f64() - 0.5) * reach, (random.f64() - 0.5) * reach);
        Rect::new(x, y, x + random.f64() * size, y + random.f64() * size)
    }

    fn found(grid: &SpatialGrid<usize>, area: Rect) -> Vec<usize> {
        let mut found: Vec<usize> = grid.near(area).map(|(_, value)| *value).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn a_search_finds_what_asking_each_would_find() {
        for seed in 0..40 {
            let random = &mut fastrand::Rng::with_seed(seed);
            let mut grid = SpatialGrid::default();
            let mut all: Vec<Option<Rect>> = Vec::new();
            for step in 0..200 {
                if random.u8(0..3) == 0 && !all.is_empty() {
                    let index = random.usize(..all.len());
                    if let Some(rect) = all[index].take() {
                        grid.remove(rect, |value| *value == index);
                    }
                } else {
                    let rect = rect(random);
                    grid.insert(rect, all.len());
                    all.push(Some(rect));
                }
                let area = rect(random);
                let is_near =
                    |(i, at): (usize, &Option<Rect>)| at.filter(|at| touch(*at, area)).map(|_| i);
                let expected: Vec<usize> = all.iter().enumerate().filter_map(is_near).collect();
                assert_eq!(found(&grid, area), expected, "seed {seed}, step {step}");
                assert_eq!(grid.iter().count(), all.iter().flatten().count());
                assert_eq!(grid.n_at.iter().sum::<usize>(), grid.iter().count());
            }
        }
    }

    #[test]
    fn stray_coordinates_are_found_and_cost_nothing() {
        let rects = [
            Rect::new(-1e300, 0.0, -1e299, 1.0),
            Rect::new(1e300, 1e300, 1e300, 1e300),
            Rect::new(-1e7, -1e7, 1e7, 1e7),
            Rect::new(0.0, 0.0, 0.0, 0.0),
            Rect::new(f64::NAN, 0.0, 1.0, 1.0),
        ];
        let mut grid = SpatialGrid::default();
        for (i, rect) in rects.into_iter().enumerate() {
            grid.insert(rect, i);
        }
        let everywhere = Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX);
        assert_eq!(found(&grid, everywhere), [0, 1, 2, 3]);
        assert_eq!(found(&grid, rects[0]), [0]);
        assert_eq!(found(&grid, rects[1]), [1]);
        assert_eq!(found(&grid, rects[3]), [2, 3]);
    }
}
