//! What labels must keep clear of, found by place: rectangles in a grid of square cells.

use std::collections::BTreeMap;

use crate::geom::Rect;

/// Rectangles, found by the cells they touch.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    cells: BTreeMap<(i32, i32), Vec<Rect>>,
    /// Rectangles over so many cells that listing them everywhere would cost more than asking each.
    large: Vec<Rect>,
}

/// About the size of a component with the gap beside it.
const CELL: f64 = 256.0;
const MOST_CELLS: i32 = 64;

impl Obstacles {
    pub fn add(&mut self, rect: Rect) {
        let (columns, rows) = cells(rect);
        let n_cells = (columns.1 - columns.0 + 1).saturating_mul(rows.1 - rows.0 + 1);
        if n_cells > MOST_CELLS {
            self.large.push(rect);
            return;
        }
        for column in columns.0..=columns.1 {
            for row in rows.0..=rows.1 {
                self.cells.entry((column, row)).or_default().push(rect);
            }
        }
    }

    /// Whether nothing overlaps the rectangle.
    pub fn is_clear(&self, rect: Rect) -> bool {
        let is_off = |other: &Rect| !overlaps(*other, rect);
        let (columns, rows) = cells(rect);
        self.large.iter().all(is_off)
            && (columns.0..=columns.1).all(|column| {
                let cells = self.cells.range((column, rows.0)..=(column, rows.1));
                cells.flat_map(|(_, rects)| rects).all(is_off)
            })
    }
}

impl FromIterator<Rect> for Obstacles {
    fn from_iter<I: IntoIterator<Item = Rect>>(rects: I) -> Self {
        let mut obstacles = Self::default();
        rects.into_iter().for_each(|rect| obstacles.add(rect));
        obstacles
    }
}

/// Whether the rectangles share more than an edge.
fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// First and last column and row. Casts saturate, so that a stray coordinate costs nothing.
fn cells(rect: Rect) -> ((i32, i32), (i32, i32)) {
    let cell = |x: f64| ((x / CELL).floor() as i32).clamp(i32::MIN / 4, i32::MAX / 4);
    (
        (cell(rect.x0), cell(rect.x1)),
        (cell(rect.y0), cell(rect.y1)),
    )
}

#[cfg(test)]
mod tests {
    use super::Obstacles;
    use crate::geom::Rect;

    #[test]
    fn what_overlaps_is_found_whatever_its_size_and_place() {
        let rects = [
            Rect::new(0.0, 0.0, 10.0, 10.0),
            Rect::new(-700.0, -300.0, -500.0, 300.0),
            Rect::new(1e4, 1e4, 1e6, 1e6),
            Rect::new(-1e300, 0.0, -1e299, 1.0),
        ];
        let obstacles: Obstacles = rects.into_iter().collect();
        for rect in rects {
            assert!(!obstacles.is_clear(rect.inflate(-1.0, -0.4)), "{rect}");
        }
        assert!(
            obstacles.is_clear(Rect::new(10.0, 0.0, 20.0, 10.0)),
            "touching is clear"
        );
        assert!(!obstacles.is_clear(Rect::new(9.0, 0.0, 20.0, 10.0)));
        assert!(obstacles.is_clear(Rect::new(-499.0, -299.0, -1.0, -1.0)));
        assert!(!obstacles.is_clear(Rect::new(5e5, 5e5, 5e5 + 1.0, 5e5 + 1.0)));
    }
}
