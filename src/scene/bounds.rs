//! Where everything on a board is, for hit tests, marquees and guides.

use std::collections::BTreeMap;

use crate::geom::{Rect, SpatialGrid};
use crate::model::Target;

/// Components by their boxes, edges by the boxes of their paths, what was drawn by what it covers.
#[derive(Clone, Debug, Default)]
pub struct BoundsIndex {
    rects: BTreeMap<Target, Rect>,
    index: SpatialGrid<Target>,
}

impl BoundsIndex {
    /// Everything that shares at least a point with the area, in no order that means anything.
    pub fn near(&self, area: Rect) -> impl Iterator<Item = &Target> {
        self.index.near(area).map(|(_, target)| target)
    }

    pub(in crate::scene) fn put(&mut self, target: Target, rect: Rect) {
        if self.rects.get(&target) == Some(&rect) {
            return;
        }
        self.remove(&target);
        self.index.insert(rect, target.clone());
        self.rects.insert(target, rect);
    }

    pub(in crate::scene) fn remove(&mut self, target: &Target) {
        if let Some(rect) = self.rects.remove(target) {
            self.index.remove(rect, |other| other == target);
        }
    }
}
