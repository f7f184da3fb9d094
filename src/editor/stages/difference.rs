//! What is another way from one stage to the next, as a patch of what is in both.

use crate::model::{Document, Patch, RecordChange};

/// The patch that moves what stays and takes away what goes. What comes is not in it: it fades in afterwards.
pub(in crate::editor) fn moves(before: &Document, after: &Document) -> Patch {
    let mut patch = Patch::default();
    for node in before.diagram().nodes() {
        let next = after.diagram().node(&node.id);
        if next != Some(node) {
            let change = changed(node, next);
            patch.nodes.insert(node.id.clone(), change);
        }
    }
    for edge in before.diagram().edges() {
        let next = after.diagram().edge(&edge.id);
        if next != Some(edge) {
            patch.edges.insert(edge.id.clone(), changed(edge, next));
        }
    }
    for (id, item) in before.sketch() {
        let next = after.sketch().get(id).filter(|next| next.is_frame());
        if next != Some(item) {
            patch.sketch.insert(id.clone(), changed(item, next));
        }
    }
    patch
}

fn changed<T: Clone>(before: &T, after: Option<&T>) -> RecordChange<T> {
    RecordChange {
        before: Some(before.clone()),
        after: after.cloned(),
    }
}
