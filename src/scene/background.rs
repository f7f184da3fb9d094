//! What lies under everything else: the canvas with the frames on it.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect};
use crate::model::{Document, SketchId, SketchItem, Target};
use crate::scene::display_list::{PaintLayer, PaintRank};
use crate::scene::{Color, Theme};

/// Frames that hold each other lie no deeper than this, and nobody nests frames that deep.
const DEEPEST: usize = 64;

/// The canvas with the frames that lie on it.
#[derive(Clone, Debug, Default)]
pub struct Background {
    canvas: Option<Color>,
    /// From the lowest to the topmost.
    frames: Vec<(Rect, Color)>,
    layers: BTreeMap<SketchId, FrameBackground>,
}

/// A frame as it lies on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
struct FrameBackground {
    rank: PaintRank,
    rect: Rect,
    fill: Color,
}

impl Background {
    pub fn new(document: &Document, theme: &Theme) -> Self {
        let mut background = Self::default();
        background.update(document, theme, document.sketch().keys());
        background
    }

    /// The colour a point has when nothing else is drawn there.
    pub fn at(&self, point: Point) -> Color {
        let canvas = self.canvas.unwrap_or(Color::TRANSPARENT);
        let here = self.frames.iter().filter(|(rect, _)| rect.contains(point));
        here.fold(canvas, |below, (_, fill)| fill.over(below))
    }

    /// Whether it was looked at before.
    pub(in crate::scene) fn is_painted(&self) -> bool {
        self.canvas.is_some()
    }

    pub(in crate::scene) fn frames(&self) -> impl Iterator<Item = &SketchId> {
        self.layers.keys()
    }

    /// Looks again at the frames after these items changed; returns the areas whose colour may have changed, and
    /// the frames that lie elsewhere in the order of frames.
    pub(in crate::scene) fn update<'a>(
        &mut self,
        document: &Document,
        theme: &Theme,
        changed: impl Iterator<Item = &'a SketchId>,
    ) -> (Vec<Rect>, BTreeSet<SketchId>) {
        self.canvas = Some(theme.tokens.canvas);
        let mut ids: BTreeSet<SketchId> = self.layers.keys().cloned().collect();
        ids.extend(changed.cloned());
        let (mut areas, mut moved) = (Vec::new(), BTreeSet::new());
        for id in ids {
            let frame = document.sketch().get(&id).filter(|item| {
                item.is_open_frame() && document.fold_of(&Target::Sketch(id.clone())).is_none()
            });
            let new = frame.map(|item| frame_background(document, item, theme));
            let old = match new {
                Some(sheet) => self.layers.insert(id.clone(), sheet),
                None => self.layers.remove(&id),
            };
            if old == new {
                continue;
            }
            areas.extend(old.into_iter().chain(new).map(|sheet| sheet.rect));
            if old.map(|sheet| sheet.rank) != new.map(|sheet| sheet.rank) {
                moved.insert(id);
            }
        }
        if !areas.is_empty() {
            self.stack();
        }
        (areas, moved)
    }

    fn stack(&mut self) {
        let mut sheets: Vec<(&SketchId, &FrameBackground)> = self.layers.iter().collect();
        sheets.sort_by(|a, b| (a.1.rank, a.0).cmp(&(b.1.rank, b.0)));
        let on_canvas = sheets
            .into_iter()
            .map(|(_, sheet)| (sheet.rect, sheet.fill));
        self.frames = on_canvas.collect();
    }
}

fn frame_background(document: &Document, item: &SketchItem, theme: &Theme) -> FrameBackground {
    let fill = item.style.fill.as_deref().and_then(|name| theme.ink(name));
    FrameBackground {
        rank: sketch_rank(document, item),
        rect: item.rect,
        fill: fill.unwrap_or(theme.tokens.frame),
    }
}

/// Where a sketch item is in painter's order: frames lie beneath everything, outer before inner; then what has a
/// negative z; what has none lies on top.
pub(in crate::scene) fn sketch_rank(document: &Document, item: &SketchItem) -> PaintRank {
    let layer = match item.is_frame() {
        true if item.is_folded() => PaintLayer::Nodes,
        true => PaintLayer::Frames,
        false if item.z < 0 => PaintLayer::Beneath,
        false => PaintLayer::Above,
    };
    PaintRank {
        layer,
        depth: depth(document, item),
        z: item.z,
    }
}

/// In how many frames a frame lies; 0 for everything else.
fn depth(document: &Document, item: &SketchItem) -> usize {
    if !item.is_open_frame() {
        return 0;
    }
    let outer = |item: &&SketchItem| document.sketch().get(item.frame.as_ref()?);
    std::iter::successors(Some(item), outer)
        .take(DEEPEST)
        .count()
}

/// Sketch items from the lowest to the topmost: frames first, outer before inner.
pub fn sketch_in_order(document: &Document) -> Vec<&SketchItem> {
    let mut items: Vec<&SketchItem> = document.sketch().values().collect();
    items.sort_by_cached_key(|item| (sketch_rank(document, item), item.id.clone()));
    items
}
