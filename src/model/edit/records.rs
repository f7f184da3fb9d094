//! Edits of one record each: they read it, change a field and write it back. Records that have vanished stay vanished.

use crate::geom::{Rect, Size};
use crate::model::{
    Edge, EdgeEnd, EdgeId, Node, NodeId, Rationale, SketchId, SketchItem, SketchKind, Target, Tx,
    Value,
};

/// Changes what has a box; an edge has none.
pub(super) fn change_either(
    tx: &mut Tx,
    target: &Target,
    of_node: impl FnOnce(&mut Node),
    of_item: impl FnOnce(&mut SketchItem),
) {
    match target {
        Target::Node(id) => change_node(tx, id, of_node),
        Target::Sketch(id) => change_sketch(tx, id, of_item),
        Target::Edge(_) => {}
    }
}

/// Changes the node of that id.
pub(super) fn change_node(tx: &mut Tx, id: &NodeId, change: impl FnOnce(&mut Node)) {
    if let Some(mut node) = tx.document().diagram().node(id).cloned() {
        change(&mut node);
        tx.put_node(node);
    }
}

/// Changes the edge of that id.
pub(super) fn change_edge(tx: &mut Tx, id: &EdgeId, change: impl FnOnce(&mut Edge)) {
    if let Some(mut edge) = tx.document().diagram().edge(id).cloned() {
        change(&mut edge);
        tx.put_edge(edge);
    }
}

/// Changes the drawn item of that id.
pub(super) fn change_sketch(tx: &mut Tx, id: &SketchId, change: impl FnOnce(&mut SketchItem)) {
    if let Some(mut item) = tx.document().sketch().get(id).cloned() {
        change(&mut item);
        tx.put_sketch(item);
    }
}

pub(super) fn set_because(tx: &mut Tx, id: &NodeId, because: &Vec<Rationale>) {
    change_node(tx, id, |node| node.because.clone_from(because));
}

pub(super) fn set_property(tx: &mut Tx, id: &NodeId, name: &str, value: Option<&Value>) {
    change_node(tx, id, |node| match value {
        Some(value) => {
            node.properties.insert(name.to_owned(), value.clone());
        }
        None => {
            node.properties.remove(name);
        }
    });
}

pub(super) fn reconnect(tx: &mut Tx, id: &EdgeId, from: &EdgeEnd, to: &EdgeEnd) {
    change_edge(tx, id, |edge| {
        edge.from.clone_from(from);
        edge.to.clone_from(to);
    });
}

pub(super) fn set_form(tx: &mut Tx, id: &SketchId, rect: Rect, form: &SketchKind) {
    change_sketch(tx, id, |item| {
        item.rect = rect;
        item.form.clone_from(form);
    });
}

pub(super) fn set_label(tx: &mut Tx, target: &Target, new: &str) {
    match target {
        Target::Node(id) => change_node(tx, id, |node| new.clone_into(&mut node.label)),
        Target::Edge(id) => change_edge(tx, id, |edge| new.clone_into(&mut edge.label)),
        Target::Sketch(id) => change_sketch(tx, id, |item| match &mut item.form {
            SketchKind::Frame { title: text, .. }
            | SketchKind::Note { text, .. }
            | SketchKind::Text { text }
            | SketchKind::Shape { text, .. } => new.clone_into(text),
            SketchKind::Line(line) => new.clone_into(&mut line.text),
            SketchKind::Ink { .. } | SketchKind::Unknown(_) => {}
        }),
    }
}

/// Folds a frame into a box of that size at its upper left corner, or with `None` unfolds it.
pub(super) fn fold(tx: &mut Tx, id: &SketchId, size: Option<Size>) {
    change_sketch(tx, id, |item| {
        let shown = item.rect.size();
        let SketchKind::Frame { unfolded, .. } = &mut item.form else {
            return;
        };
        let new = match size {
            Some(size) => {
                unfolded.get_or_insert(shown);
                size
            }
            None => unfolded.take().unwrap_or(shown),
        };
        item.rect = item.rect.with_size(new);
    });
}

/// Puts a thing into a frame; a frame does not go into itself.
pub(super) fn set_frame(tx: &mut Tx, target: &Target, frame: Option<&SketchId>) {
    match target {
        Target::Node(id) => change_node(tx, id, |node| node.frame = frame.cloned()),
        Target::Sketch(id) if frame != Some(id) => {
            change_sketch(tx, id, |item| item.frame = frame.cloned());
        }
        Target::Sketch(_) | Target::Edge(_) => {}
    }
}
