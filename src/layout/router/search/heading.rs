//! The four directions in which ways run.

use crate::geom::Vec2;
use crate::layout::graph::BoxSide;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RouteHeading {
    Right,
    Down,
    Left,
    Up,
}

impl RouteHeading {
    pub const ALL: [Self; 4] = [Self::Right, Self::Down, Self::Left, Self::Up];

    pub fn out_of(face: BoxSide) -> Self {
        match face {
            BoxSide::Left => Self::Left,
            BoxSide::Right => Self::Right,
            BoxSide::Top => Self::Up,
            BoxSide::Bottom => Self::Down,
        }
    }

    pub fn back(self) -> Self {
        Self::ALL[(self as usize + 2) % 4]
    }

    pub fn vector(self) -> Vec2 {
        match self {
            Self::Right => Vec2::new(1.0, 0.0),
            Self::Down => Vec2::new(0.0, 1.0),
            Self::Left => Vec2::new(-1.0, 0.0),
            Self::Up => Vec2::new(0.0, -1.0),
        }
    }
}
