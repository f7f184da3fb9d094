//! The ways that are there, as straight pieces: how many of them something crosses.

use crate::geom::{Point, Rect};

/// A straight piece of a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) struct LineSegment {
    /// One end, in world units.
    pub a: Point,
    /// The other end, in world units.
    pub b: Point,
}

/// Pieces of ways.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct CrossingIndex(Vec<LineSegment>);

/// Pieces that meet within this distance, in world units, touch.
const TOUCH: f64 = 0.01;

impl CrossingIndex {
    pub fn new<'a>(ways: impl IntoIterator<Item = &'a Vec<Point>>) -> Self {
        let mut lines = Self::default();
        ways.into_iter().for_each(|way| lines.add(way));
        lines
    }

    /// Adds the pieces of another way.
    pub fn add(&mut self, way: &[Point]) {
        let pieces = way.windows(2).map(|pair| LineSegment {
            a: pair[0],
            b: pair[1],
        });
        self.0
            .extend(pieces.filter(|piece| piece.a.distance(piece.b) > TOUCH));
    }

    pub fn pieces(&self) -> &[LineSegment] {
        &self.0
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Those that come near an area.
    pub fn near(&self, area: Rect) -> Self {
        let is_near = |piece: &&LineSegment| {
            let rect = Rect::from_points(piece.a, piece.b);
            rect.x0 <= area.x1 && area.x0 <= rect.x1 && rect.y0 <= area.y1 && area.y0 <= rect.y1
        };
        Self(self.0.iter().filter(is_near).copied().collect())
    }

    /// How often a way crosses them.
    pub fn crossings(&self, way: &[Point]) -> usize {
        let pieces = way.windows(2);
        pieces
            .map(|pair| self.0.iter().filter(|piece| crosses(piece, pair)).count())
            .sum()
    }

    /// How many run through an area.
    pub fn through(&self, area: Rect) -> usize {
        let inner = area.inflate(-1.0, -1.0);
        let [left, right] = [inner.x0, inner.x1].map(|x| [(x, inner.y0), (x, inner.y1)]);
        let diagonals = [[left[0], right[1]], [left[1], right[0]]];
        let diagonals = diagonals.map(|ends| ends.map(Point::from));
        let runs_through = |piece: &&LineSegment| {
            inner.contains(piece.a) || diagonals.iter().any(|pair| crosses(piece, pair))
        };
        self.0.iter().filter(runs_through).count()
    }
}

/// Whether two pieces cross, each well inside the other.
fn crosses(piece: &LineSegment, pair: &[Point]) -> bool {
    let (p, q) = (piece.b - piece.a, pair[1] - pair[0]);
    let side =
        |p: crate::geom::Vec2, from: Point, at: Point| p.cross(at - from) / p.hypot().max(TOUCH);
    let apart = |a: f64, b: f64| (a > TOUCH && b < -TOUCH) || (a < -TOUCH && b > TOUCH);
    apart(side(p, piece.a, pair[0]), side(p, piece.a, pair[1]))
        && apart(side(q, pair[0], piece.a), side(q, pair[0], piece.b))
}

#[cfg(test)]
mod tests {
    use super::CrossingIndex;
    use crate::geom::{Point, Rect};

    #[test]
    fn only_what_is_inside_crosses() {
        let level = vec![Point::new(0.0, 0.0), Point::new(100.0, 0.0)];
        let lines = CrossingIndex::new([&level]);
        let upright = |x: f64, from: f64, to: f64| [Point::new(x, from), Point::new(x, to)];
        assert_eq!(lines.crossings(&upright(50.0, -10.0, 10.0)), 1);
        assert_eq!(lines.crossings(&upright(50.0, 0.0, 10.0)), 0);
        assert_eq!(lines.crossings(&upright(100.0, -10.0, 10.0)), 0);
        assert_eq!(lines.crossings(&upright(120.0, -10.0, 10.0)), 0);
        assert_eq!(lines.through(Rect::new(40.0, -20.0, 60.0, 20.0)), 1);
        assert_eq!(lines.through(Rect::new(40.0, 5.0, 60.0, 20.0)), 0);
    }
}
