//! Frames that a stage shows as one box each: components while the stage is laid out, folded frames when it is done.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::model::{Document, Edit, Node, SketchId, SketchItem, Target, Tx, apply};
use crate::pipeline::{boxes, fold_box, fold_sizes};

/// The stage with these frames of the board around what they hold, folded.
pub(super) fn fold(
    mut stage: Document,
    board: &Document,
    catalog: &Catalog,
    frames: &[SketchId],
) -> Document {
    if frames.is_empty() {
        return stage;
    }
    let mut tx = Tx::new(&mut stage);
    for frame in frames.iter().filter_map(|id| board.sketch().get(id)) {
        let mut item = SketchItem {
            frame: None,
            groups: Vec::new(),
            locked: true,
            ..frame.clone()
        };
        if let Some(size) = frame.unfolded() {
            item.rect = item.rect.with_size(size);
            item.form = open_form(&item);
        }
        tx.put_sketch(item);
        for member in board.members(&frame.id) {
            if let Target::Node(id) = member
                && let Some(node) = tx.document().diagram().node(&id).cloned()
            {
                let frame = Some(frame.id.clone());
                tx.put_node(Node { frame, ..node });
            }
        }
    }
    tx.finish();
    let shown = boxes(&stage, catalog);
    let frames: BTreeSet<SketchId> = frames.iter().cloned().collect();
    let sizes = fold_sizes(&stage, &shown, &frames);
    apply(&mut stage, &[Edit::FoldFrames(sizes)]);
    stage
}

fn open_form(item: &SketchItem) -> crate::model::SketchKind {
    crate::model::SketchKind::Frame {
        title: item.text().unwrap_or_default().to_owned(),
        unfolded: None,
    }
}

/// Puts folded frames in the places of the components that stood for them, with all that they hold.
pub(super) fn put_back(stage: &mut Document, whole: &Document) {
    let folded = whole.sketch().values().filter(|item| item.is_folded());
    let folded: Vec<&SketchItem> = folded.collect();
    if folded.is_empty() {
        return;
    }
    let mut tx = Tx::new(stage);
    for frame in folded {
        let stand_in = fold_box(&frame.id);
        let at = tx
            .document()
            .diagram()
            .node(&stand_in)
            .and_then(|node| node.at);
        tx.remove(&Target::Node(stand_in));
        tx.put_sketch(SketchItem {
            rect: frame.rect.with_origin(at.unwrap_or_default()),
            ..frame.clone()
        });
        for member in whole.members(&frame.id) {
            if let Target::Node(id) = member
                && let Some(node) = whole.diagram().node(&id)
            {
                tx.put_node(node.clone());
            }
        }
    }
    for edge in whole.diagram().edges() {
        if tx.document().diagram().edge(&edge.id).is_none() {
            tx.put_edge(edge.clone());
        }
    }
    tx.finish();
}
