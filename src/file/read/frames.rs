//! Which frame things belong to: one that exists, and none inside itself.

use std::collections::BTreeMap;

use crate::model::{SketchId, SketchItem, SketchKind};

/// The frame each drawn item can belong to. References to nothing and
/// those that close a circle are left out.
pub(in crate::file) struct FrameHomes<'a> {
    items: &'a BTreeMap<SketchId, SketchItem>,
    of_items: BTreeMap<&'a SketchId, &'a SketchId>,
}

/// Frames inside frames that are kept.
const DEEPEST: usize = 256;

/// Finds out for all items at once.
pub(in crate::file) fn homes(items: &BTreeMap<SketchId, SketchItem>) -> FrameHomes<'_> {
    let mut homes = FrameHomes {
        items,
        of_items: BTreeMap::new(),
    };
    for item in items.values() {
        if let Some(frame) = homes.existing(item.frame.as_ref())
            && !homes.leads_to(frame, &item.id)
        {
            homes.of_items.insert(&item.id, frame);
        }
    }
    homes
}

impl<'a> FrameHomes<'a> {
    /// The frame, if it is there. A form of a newer program may well be one.
    pub fn existing(&self, frame: Option<&SketchId>) -> Option<&'a SketchId> {
        let (id, item) = self.items.get_key_value(frame?)?;
        matches!(item.form, SketchKind::Frame { .. } | SketchKind::Unknown(_)).then_some(id)
    }

    pub fn of_item(&self, id: &SketchId) -> Option<&'a SketchId> {
        self.of_items.get(id).copied()
    }

    /// Whether walking outwards from `frame`, as far as is settled, comes to `item` or does not end soon.
    fn leads_to(&self, frame: &'a SketchId, item: &SketchId) -> bool {
        std::iter::successors(Some(frame), |inner| self.of_item(inner))
            .enumerate()
            .any(|(n, outer)| outer == item || n == DEEPEST)
    }
}
