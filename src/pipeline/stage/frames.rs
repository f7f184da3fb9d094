//! Frames of a stage: around what they hold of it, where nothing else lies in between.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::geom::union;
use crate::model::{Document, Node, NodeId, SketchId, SketchItem, SketchKind, Target, Tx};
use crate::pipeline::boxes;

/// A frame around fewer components says nothing.
const FEWEST: usize = 2;
/// Between a frame and what it holds, in world units, and above that for its title.
const AROUND: f64 = 6.0;
const TITLE: f64 = 24.0;

/// Draws the frames of the board that can be drawn around their shown components without holding others: of those that
/// lie in each other, the outermost.
pub(super) fn draw(stage: &mut Document, board: &Document, catalog: &Catalog) {
    let shown = boxes(stage, catalog);
    let mut frames = Vec::new();
    for (id, members) in held(board, shown.keys()) {
        let rects = members.iter().map(|id| shown[*id].rect);
        let Some(inner) = union(rects).filter(|_| members.len() >= FEWEST) else {
            continue;
        };
        let mut rect = inner.inflate(AROUND, AROUND);
        rect.y0 -= TITLE;
        let holds_other = shown
            .iter()
            .any(|(id, node)| !members.contains(id) && node.rect.overlaps(rect));
        frames.push((id, members, rect, holds_other));
    }
    // A frame around everything says nothing.
    let is_one = frames.len() == 1
        && held(board, shown.keys())
            .values()
            .all(|at| at.len() == shown.len());
    let mut tx = Tx::new(stage);
    for (n, (id, members, rect, holds_other)) in frames.iter().enumerate() {
        let meets = frames
            .iter()
            .enumerate()
            .any(|(k, (_, _, other, spoilt))| k != n && !spoilt && other.overlaps(*rect));
        let item = board.sketch().get(*id);
        if let Some(item) = item.filter(|_| !holds_other && !meets && !is_one) {
            tx.put_sketch(SketchItem {
                rect: *rect,
                frame: None,
                groups: Vec::new(),
                locked: true,
                form: SketchKind::Frame {
                    title: item.text().unwrap_or_default().to_owned(),
                    unfolded: None,
                },
                ..item.clone()
            });
            for member in members {
                if let Some(node) = tx.document().diagram().node(member).cloned() {
                    let frame = Some((*id).clone());
                    tx.put_node(Node { frame, ..node });
                }
            }
        }
    }
    tx.finish();
}

/// The outermost frames of the board and what of the stage is in them.
fn held<'a>(
    board: &'a Document,
    shown: impl Iterator<Item = &'a NodeId>,
) -> BTreeMap<&'a SketchId, BTreeSet<&'a NodeId>> {
    let mut held: BTreeMap<&SketchId, BTreeSet<&NodeId>> = BTreeMap::new();
    for id in shown {
        if let Some(frame) = board.frames_around(&Target::Node(id.clone())).last() {
            held.entry(&frame.id).or_default().insert(id);
        }
    }
    held
}
