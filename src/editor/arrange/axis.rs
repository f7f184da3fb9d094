//! The two directions of the board, so that what holds for one is written once.

use crate::geom::{Point, Rect, Vec2};

/// Across or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    X,
    Y,
}

impl Axis {
    pub const BOTH: [Self; 2] = [Self::X, Self::Y];

    pub fn other(self) -> Self {
        match self {
            Self::X => Self::Y,
            Self::Y => Self::X,
        }
    }

    /// Where a rectangle begins and ends.
    pub fn span(self, rect: Rect) -> (f64, f64) {
        match self {
            Self::X => (rect.x0, rect.x1),
            Self::Y => (rect.y0, rect.y1),
        }
    }

    pub fn middle(self, rect: Rect) -> f64 {
        let (low, high) = self.span(rect);
        f64::midpoint(low, high)
    }

    pub fn length(self, rect: Rect) -> f64 {
        let (low, high) = self.span(rect);
        high - low
    }

    pub fn of(self, by: Vec2) -> f64 {
        match self {
            Self::X => by.x,
            Self::Y => by.y,
        }
    }

    /// So far along this axis and not along the other.
    pub fn along(self, by: f64) -> Vec2 {
        match self {
            Self::X => Vec2::new(by, 0.0),
            Self::Y => Vec2::new(0.0, by),
        }
    }

    /// The point at `along` on this axis and at `across` on the other.
    pub fn point(self, along: f64, across: f64) -> Point {
        match self {
            Self::X => Point::new(along, across),
            Self::Y => Point::new(across, along),
        }
    }

    /// The rectangle with another span.
    pub fn with_span(self, rect: Rect, (low, high): (f64, f64)) -> Rect {
        match self {
            Self::X => Rect::new(low, rect.y0, high, rect.y1),
            Self::Y => Rect::new(rect.x0, low, rect.x1, high),
        }
    }
}
