//! Drawn lines and arrows: their points, how they run through them, their heads, and what their ends stick to.

use crate::geom::Point;
use crate::model::Target;

/// A line from its first point to its last, with heads where asked and words at its middle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnLine {
    /// Relative to the corner of its item's box.
    pub points: Vec<Point>,
    /// How it runs between its points.
    pub routing: LineRouting,
    /// What its first point looks like.
    pub start_head: Arrowhead,
    /// What its last point looks like.
    pub end_head: Arrowhead,
    /// What its first point sticks to and follows.
    pub start: Option<Binding>,
    /// What its last point sticks to and follows.
    pub end: Option<Binding>,
    /// Written at the middle of its course; the line leaves room for it.
    pub text: String,
}

/// How a line runs through its points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineRouting {
    #[default]
    Straight,
    Curved,
    /// Level and upright. With no points but its ends it finds its own way; others are corners that somebody chose,
    /// of which the outer ones give way to the ends.
    Elbow,
}

/// What an end of a line looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrowhead {
    #[default]
    None,
    /// Two strokes.
    Arrow,
    /// Filled.
    Triangle,
    Dot,
    Bar,
}

/// What the end of a line sticks to.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// A component or a drawn item.
    pub target: Target,
    /// Where in its box, as shares of width and height; `None` aims at the middle and ends at the outline.
    pub at: Option<Point>,
}

impl DrawnLine {
    /// Whether it points anywhere.
    pub fn is_arrow(&self) -> bool {
        self.start_head != Arrowhead::None || self.end_head != Arrowhead::None
    }
}
