//! The display list: items in painter's order, found by place and by what they show.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geom::{self, Rect, SpatialGrid};
use crate::model::{EdgeId, NodeId, SketchId, Target};
use crate::scene::{FramePair, Item};

/// Everything to draw.
///
/// An item that did not change keeps its `Arc` from one state of the board to the next: whoever has drawn it can
/// tell by the pointer that there is nothing to prepare anew.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    items: BTreeMap<ItemPlace, Arc<Item>>,
    ranks: BTreeMap<ItemKey, PaintRank>,
    index: SpatialGrid<(ItemPlace, Arc<Item>)>,
    bounds: Option<Rect>,
    /// Something that reached the bounds is gone, so they may be too large.
    is_loose: bool,
}

/// What an item is of the thing it shows: some things have several.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scene) enum ItemKey {
    Node(NodeId),
    Line(EdgeId),
    /// Of a request that has an answer, apart from it.
    Apart(EdgeId),
    /// What stands for the lines between two frames from afar.
    Bundle(FramePair),
    Label(EdgeId),
    Sketch(SketchId),
    /// The title of a frame.
    Title(SketchId),
    /// One of a plain list, by its number.
    Loose(usize),
}

/// Painter's order: layers, then what is inside deeper frames, then the stacking order; ties are broken by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scene) struct PaintRank {
    /// Painted first to last.
    pub layer: PaintLayer,
    /// How many frames are around it.
    pub depth: usize,
    /// The stacking order that the document gives.
    pub z: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scene) enum PaintLayer {
    Frames,
    /// What was drawn beneath everything.
    Beneath,
    Lines,
    Titles,
    Nodes,
    Labels,
    /// What was drawn on top.
    Above,
}

type ItemPlace = (PaintRank, ItemKey);

/// An area with one item in so many has most of a board in it.
const MOST: usize = 12;

impl PaintRank {
    pub const fn of(layer: PaintLayer) -> Self {
        Self {
            layer,
            depth: 0,
            z: 0,
        }
    }
}

impl Scene {
    /// A plain list of items in painter's order.
    pub fn new(items: Vec<Arc<Item>>) -> Self {
        let mut scene = Self::default();
        for (n, item) in items.into_iter().enumerate() {
            scene.add((PaintRank::of(PaintLayer::Above), ItemKey::Loose(n)), item);
        }
        scene
    }

    /// Around all items; empty when there are none.
    pub fn bounds(&self) -> Rect {
        self.bounds.unwrap_or(Rect::ZERO)
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All items in painter's order.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = &Arc<Item>> {
        self.items.values()
    }

    /// Items whose reach shares a point with the area, in painter's order.
    pub fn near(&self, area: Rect) -> impl Iterator<Item = &Arc<Item>> {
        let mut found: Vec<&(ItemPlace, Arc<Item>)> =
            self.index.near(area).map(|(_, found)| found).collect();
        // Putting most of a board in order takes longer than walking all of it, which is in order.
        let is_most = found.len() * MOST > self.items.len();
        if is_most {
            found.clear();
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let all = self
            .items
            .values()
            .take(if is_most { usize::MAX } else { 0 });
        let found = found.into_iter().map(|(_, item)| item);
        found.chain(all.filter(move |item| geom::touch(item.reach(), area)))
    }

    /// The items that show the thing, in painter's order.
    pub fn of(&self, owner: &Target) -> impl Iterator<Item = &Arc<Item>> {
        let slots = match owner.clone() {
            Target::Node(id) => [Some(ItemKey::Node(id)), None, None],
            Target::Edge(id) => [
                Some(ItemKey::Line(id.clone())),
                Some(ItemKey::Apart(id.clone())),
                Some(ItemKey::Label(id)),
            ],
            Target::Sketch(id) => [
                Some(ItemKey::Sketch(id.clone())),
                Some(ItemKey::Title(id)),
                None,
            ],
        };
        slots.into_iter().flatten().filter_map(|slot| {
            let rank = *self.ranks.get(&slot)?;
            self.items.get(&(rank, slot))
        })
    }

    pub(in crate::scene) fn rank(&self, slot: &ItemKey) -> Option<PaintRank> {
        self.ranks.get(slot).copied()
    }

    /// Shows the item at its place, or nothing there. What is there already stays when it is the same.
    pub(in crate::scene) fn put(&mut self, slot: ItemKey, rank: PaintRank, item: Option<Item>) {
        let old = self.rank(&slot).map(|rank| (rank, slot.clone()));
        let shown = old.as_ref().and_then(|old| self.items.get(old)).cloned();
        let new = match (shown, item) {
            (Some(shown), Some(item)) if *shown == item => Some(shown),
            (_, item) => item.map(Arc::new),
        };
        if let Some(old) = old {
            let is_same = new.as_ref().is_some_and(|new| {
                let shown = self.items.get(&old);
                old.0 == rank && shown.is_some_and(|shown| Arc::ptr_eq(shown, new))
            });
            if is_same {
                return;
            }
            self.take(&old);
        }
        if let Some(new) = new {
            self.add((rank, slot), new);
        }
    }

    /// Shows nothing there any more.
    pub(in crate::scene) fn remove(&mut self, slot: ItemKey) {
        if let Some(rank) = self.rank(&slot) {
            self.take(&(rank, slot));
        }
    }

    /// Makes the bounds exact again after items were taken away.
    pub(in crate::scene) fn tighten(&mut self) {
        if std::mem::take(&mut self.is_loose) {
            self.bounds = geom::union(self.items.values().map(|item| item.bounds));
        }
    }

    fn add(&mut self, place: ItemPlace, item: Arc<Item>) {
        let rect = item.bounds;
        self.bounds = Some(self.bounds.map_or(rect, |bounds| bounds.union(rect)));
        self.index
            .insert(item.reach(), (place.clone(), Arc::clone(&item)));
        self.ranks.insert(place.1.clone(), place.0);
        self.items.insert(place, item);
    }

    fn take(&mut self, place: &ItemPlace) {
        let Some(item) = self.items.remove(place) else {
            return;
        };
        let rect = item.bounds;
        self.ranks.remove(&place.1);
        self.index
            .remove(item.reach(), |(other, _)| other.1 == place.1);
        self.is_loose |= self.bounds.is_some_and(|bounds| {
            rect.x0 <= bounds.x0
                || rect.y0 <= bounds.y0
                || rect.x1 >= bounds.x1
                || rect.y1 >= bounds.y1
        });
    }
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items && self.bounds == other.bounds
    }
}
