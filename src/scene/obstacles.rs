//! What labels must keep clear of, found by place: rectangles in a grid of square cells.

use std::collections::BTreeMap;

use crate::geom::{Line, ParamCurve, PathSeg, Rect, Shape, Vec2};
use crate::layout::Route;
use crate::model::EdgeId;
use crate::scene::edge::{ARROW_LENGTH, ARROW_WIDTH};
use crate::scene::{NodeBox, PORT_RADIUS};

/// Components, labels and lines that a new label should not cover.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    /// Never to be covered: components with their ports, other labels, titles.
    solid: Cells<()>,
    /// To be covered only where there is no other place.
    lines: Cells<EdgeId>,
}

impl Obstacles {
    /// The components and edges of a board.
    pub fn new<'a>(
        boxes: impl IntoIterator<Item = &'a NodeBox>,
        routes: impl IntoIterator<Item = (&'a EdgeId, &'a Route)>,
    ) -> Self {
        let mut obstacles = Self::default();
        let nobody = EdgeId::from("");
        for at in boxes {
            obstacles.add(at.rect.inflate(PORT_RADIUS + 1.0, 1.0));
        }
        for (id, route) in routes {
            for piece in route.path.segments().flat_map(pieces) {
                obstacles.lines.add(piece.inflate(1.0, 1.0), id);
            }
            obstacles.lines.add(arrow(route), &nobody);
        }
        obstacles
    }

    /// Adds something that must not be covered.
    pub fn add(&mut self, rect: Rect) {
        self.solid.add(rect, &());
    }

    /// Whether nothing is covered that must not be.
    pub fn is_free(&self, rect: Rect) -> bool {
        self.solid.is_clear(rect, None)
    }

    /// Whether nothing at all is covered but the edge's own line.
    pub fn is_clear(&self, rect: Rect, own: &EdgeId) -> bool {
        self.is_free(rect) && self.lines.is_clear(rect, Some(own))
    }
}

/// The arrowhead, which even the edge's own label should leave in sight.
fn arrow(route: &Route) -> Rect {
    let at = route.tip - Vec2::new(PORT_RADIUS + ARROW_LENGTH, ARROW_WIDTH / 2.0);
    Rect::from_origin_size(at, (ARROW_LENGTH, ARROW_WIDTH))
}

/// The box of a straight stretch, or of the parts of a curve.
fn pieces(segment: PathSeg) -> impl Iterator<Item = Rect> {
    let n = match segment {
        PathSeg::Line(line) if is_upright_or_level(line) => 1,
        PathSeg::Quad(_) => 2,
        PathSeg::Line(_) | PathSeg::Cubic(_) => 8,
    };
    let part = f64::from(n).recip();
    (0..n).map(move |i| {
        let from = f64::from(i) * part;
        segment.subsegment(from..from + part).bounding_box()
    })
}

fn is_upright_or_level(line: Line) -> bool {
    let along = line.p1 - line.p0;
    along.x.abs() < 0.5 || along.y.abs() < 0.5
}

/// Rectangles with what they belong to, found by the cells they touch.
#[derive(Clone, Debug)]
struct Cells<T> {
    cells: BTreeMap<(i32, i32), Vec<(Rect, T)>>,
    /// Rectangles over so many cells that listing them everywhere would cost more than asking each.
    large: Vec<(Rect, T)>,
}

/// About the size of a component with the gap beside it.
const CELL: f64 = 256.0;
const MOST_CELLS: i32 = 64;

impl<T> Default for Cells<T> {
    fn default() -> Self {
        Self {
            cells: BTreeMap::new(),
            large: Vec::new(),
        }
    }
}

impl<T: Clone + PartialEq> Cells<T> {
    fn add(&mut self, rect: Rect, owner: &T) {
        let (columns, rows) = cells(rect);
        let n_cells = (columns.1 - columns.0 + 1).saturating_mul(rows.1 - rows.0 + 1);
        if n_cells > MOST_CELLS {
            self.large.push((rect, owner.clone()));
            return;
        }
        for column in columns.0..=columns.1 {
            for row in rows.0..=rows.1 {
                let cell = self.cells.entry((column, row)).or_default();
                cell.push((rect, owner.clone()));
            }
        }
    }

    /// Whether nothing overlaps the rectangle but what belongs to `own`.
    fn is_clear(&self, rect: Rect, own: Option<&T>) -> bool {
        let is_off = |(other, owner): &(Rect, T)| !overlaps(*other, rect) || own == Some(owner);
        let (columns, rows) = cells(rect);
        self.large.iter().all(is_off)
            && (columns.0..=columns.1).all(|column| {
                let cells = self.cells.range((column, rows.0)..=(column, rows.1));
                cells.flat_map(|(_, rects)| rects).all(is_off)
            })
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
    use super::Cells;
    use crate::geom::Rect;

    #[test]
    fn what_overlaps_is_found_whatever_its_size_and_place() {
        let rects = [
            Rect::new(0.0, 0.0, 10.0, 10.0),
            Rect::new(-700.0, -300.0, -500.0, 300.0),
            Rect::new(1e4, 1e4, 1e6, 1e6),
            Rect::new(-1e300, 0.0, -1e299, 1.0),
        ];
        let mut cells = Cells::default();
        for (i, rect) in rects.into_iter().enumerate() {
            cells.add(rect, &i);
        }
        for (i, rect) in rects.into_iter().enumerate() {
            let inner = rect.inflate(-1.0, -0.4);
            assert!(!cells.is_clear(inner, None), "{rect}");
            assert!(cells.is_clear(inner, Some(&i)), "{rect} is its own");
        }
        assert!(
            cells.is_clear(Rect::new(10.0, 0.0, 20.0, 10.0), None),
            "touching is clear"
        );
        assert!(!cells.is_clear(Rect::new(9.0, 0.0, 20.0, 10.0), None));
        assert!(cells.is_clear(Rect::new(-499.0, -299.0, -1.0, -1.0), None));
        assert!(!cells.is_clear(Rect::new(5e5, 5e5, 5e5 + 1.0, 5e5 + 1.0), None));
    }
}
