//! What is known of the selection as a whole, so that showing a large one costs what is in view: worked out once
//! after the selection or the board changed.

use crate::geom::{Point, Rect, touch};
use crate::model::Target;

/// The selection as a whole.
#[derive(Clone, Debug, Default)]
pub struct SelectionSummary {
    /// Everything selected, with its bounds.
    pub(in crate::editor) things: Vec<(Rect, Target)>,
    /// How many of them can be resized, and the box around those.
    pub n_resizable: usize,
    /// Around all that can be resized, in world units.
    pub resizable: Option<Rect>,
    /// The one that can be resized, when it is one.
    pub sole: Option<Target>,
    /// Whether all of it is one group.
    pub is_one_group: bool,
    /// Around the group that was entered.
    pub entered: Option<Rect>,
    /// Around each group that is selected whole.
    pub groups: Vec<Rect>,
    /// The corners of what is locked.
    pub locked: Vec<Point>,
}

impl SelectionSummary {
    /// What is selected and may show in an area.
    pub fn in_area(&self, area: Rect) -> impl Iterator<Item = (Rect, &Target)> {
        let things = self.things.iter();
        let near = things.filter(move |(rect, _)| touch(*rect, area));
        near.map(|(rect, target)| (*rect, target))
    }

    /// The corners of what is locked in an area.
    pub fn locked_in(&self, area: Rect) -> impl Iterator<Item = Point> {
        let corners = self.locked.iter().copied();
        corners.filter(move |at| area.contains(*at))
    }
}
