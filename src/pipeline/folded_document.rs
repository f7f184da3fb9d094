//! A board as it is shown: folded frames as boxes of their own, which everything that arranges boards can arrange.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Rect, Size};
use crate::model::{
    Document, Edge, EdgeEnd, Edit, Node, NodeId, SketchId, SketchItem, Target, Tx, apply,
};
use crate::scene::{EdgeBundle, FoldedFrames, NodeBox, ShownEnd, folded_size};

/// A folded frame as a component; no id that a person or a file gives begins like that.
pub fn fold_box(frame: &SketchId) -> NodeId {
    NodeId::from(format!("\0folded {frame}"))
}

/// The board with a component in the place of each folded frame, and one edge for all that run in one line there.
pub(in crate::pipeline) fn folded_document(document: &Document) -> Cow<'_, Document> {
    if !document.has_folds() {
        return Cow::Borrowed(document);
    }
    let mut shown = Document::default();
    let mut tx = Tx::new(&mut shown);
    tx.set_header(document.header().clone());
    let is_shown = |target: Target| document.fold_of(&target).is_none();
    for item in document.sketch().values() {
        if !is_shown(Target::Sketch(item.id.clone())) {
            continue;
        }
        if item.is_folded() {
            tx.put_node(as_component(item));
        } else {
            tx.put_sketch(item.clone());
        }
    }
    for node in document.diagram().nodes() {
        if is_shown(Target::Node(node.id.clone())) {
            tx.put_node(node.clone());
        }
    }
    let mut bundles = BTreeSet::new();
    for edge in document.diagram().edges() {
        if !is_shown(Target::Edge(edge.id.clone())) {
            continue;
        }
        match EdgeBundle::at_folds(document, edge) {
            None => tx.put_edge(edge.clone()),
            Some(bundle) => {
                if bundles.insert(bundle.clone()) {
                    tx.put_edge(as_one(edge, &bundle));
                }
            }
        }
    }
    tx.finish();
    Cow::Owned(shown)
}

fn as_component(frame: &SketchItem) -> Node {
    let rect = frame.rect.abs();
    Node {
        at: Some(rect.origin()),
        size: Some(rect.size()),
        frame: frame.frame.clone(),
        locked: frame.locked,
        ..Node::new(fold_box(&frame.id), "frame".into())
    }
}

fn as_one(edge: &Edge, bundle: &EdgeBundle) -> Edge {
    let end = |shown: &ShownEnd, own: &EdgeEnd| match shown {
        ShownEnd::Node(_) => own.clone(),
        ShownEnd::Frame(id) => EdgeEnd::new(fold_box(id), ""),
    };
    Edge {
        from: end(&bundle.from, &edge.from),
        to: end(&bundle.to, &edge.to),
        via: Vec::new(),
        jump: false,
        ..edge.clone()
    }
}

/// Edits that put folded frames, with all that they hold, where their boxes were put.
pub(in crate::pipeline) fn fold_moves(
    document: &Document,
    boxes: &BTreeMap<NodeId, Rect>,
    by: crate::geom::Vec2,
) -> Vec<Edit> {
    let folded = document.sketch().values().filter(|item| item.is_folded());
    let moved = folded.filter_map(|item| {
        let by = boxes.get(&fold_box(&item.id))?.origin() + by - item.rect.abs().origin();
        let targets = BTreeSet::from([Target::Sketch(item.id.clone())]);
        (by.hypot() > 1e-9).then_some(Edit::Move { targets, by })
    });
    moved.collect()
}

/// How large the boxes of these frames are when they are folded: high enough for the lines that will end at them.
pub fn fold_sizes(
    document: &Document,
    boxes: &BTreeMap<NodeId, NodeBox>,
    frames: &BTreeSet<SketchId>,
) -> BTreeMap<SketchId, Option<Size>> {
    let mut folded = document.clone();
    let with_lines = |document: &Document, folds: Option<&FoldedFrames>| {
        let sizes = frames.iter().map(|id| {
            let item = document.sketch().get(id);
            let title = item.and_then(SketchItem::text).unwrap_or_default();
            let n_lines = folds.map_or(0, |folds| most_lines(folds, id));
            (id.clone(), Some(folded_size(title, n_lines)))
        });
        sizes.collect()
    };
    let bare = with_lines(&folded, None);
    apply(&mut folded, &[Edit::FoldFrames(bare)]);
    let folds = FoldedFrames::new(&folded, boxes);
    with_lines(&folded, Some(&folds))
}

/// How many lines end on the side of a folded frame that has most of them.
fn most_lines(folds: &FoldedFrames, frame: &SketchId) -> usize {
    let own = ShownEnd::Frame(frame.clone());
    let into = folds.lines_at(frame).filter(|(_, line, _)| line.to == own);
    let n_into = into.count();
    n_into.max(folds.lines_at(frame).count() - n_into)
}
