//! The four directions in which ways run.

use crate::geom::Vec2;
use crate::layout::engine::Face;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Right,
    Down,
    Left,
    Up,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Right, Self::Down, Self::Left, Self::Up];

    pub fn out_of(face: Face) -> Self {
        match face {
            Face::Left => Self::Left,
            Face::Right => Self::Right,
            Face::Top => Self::Up,
            Face::Bottom => Self::Down,
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
