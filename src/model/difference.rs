//! Patches made from documents: with what their records were before, and from one document to another.

use std::collections::BTreeMap;

use crate::model::{Document, Patch, RecordChange};

impl Patch {
    /// The same patch, which knows only what comes after, with what each record is on the document that it will change.
    /// Records that stay as they are fall out.
    pub fn with_before(self, document: &Document) -> Self {
        let diagram = document.diagram();
        Self {
            header: changed(self.header, document.header()),
            brief: changed(self.brief, document.brief()),
            nodes: all_changed(self.nodes, |id| diagram.node(id).cloned()),
            edges: all_changed(self.edges, |id| diagram.edge(id).cloned()),
            sketch: all_changed(self.sketch, |id| document.sketch().get(id).cloned()),
            acknowledged: all_changed(self.acknowledged, |key| {
                document.acknowledged().get(key).cloned()
            }),
            walkthrough: changed(self.walkthrough, document.walkthrough()),
        }
    }

    /// The patch that makes one document the other.
    pub fn between(before: &Document, after: &Document) -> Self {
        let mut patch = Self {
            header: Some(becomes(after.header().clone())),
            brief: Some(becomes(after.brief().clone())),
            walkthrough: Some(becomes(after.walkthrough().clone())),
            ..Self::default()
        };
        let nodes = before.diagram().nodes();
        patch.nodes = nodes.map(|node| (node.id.clone(), gone())).collect();
        let nodes = after.diagram().nodes();
        let nodes = nodes.map(|node| (node.id.clone(), becomes(node.clone())));
        patch.nodes.extend(nodes);
        let edges = before.diagram().edges();
        patch.edges = edges.map(|edge| (edge.id.clone(), gone())).collect();
        let edges = after.diagram().edges();
        let edges = edges.map(|edge| (edge.id.clone(), becomes(edge.clone())));
        patch.edges.extend(edges);
        patch.sketch = all_of(before.sketch(), after.sketch());
        patch.acknowledged = all_of(before.acknowledged(), after.acknowledged());
        patch.with_before(before)
    }
}

fn becomes<T>(after: T) -> RecordChange<T> {
    RecordChange {
        before: None,
        after: Some(after),
    }
}

fn gone<T>() -> RecordChange<T> {
    RecordChange {
        before: None,
        after: None,
    }
}

fn all_of<K: Clone + Ord, V: Clone>(
    before: &BTreeMap<K, V>,
    after: &BTreeMap<K, V>,
) -> BTreeMap<K, RecordChange<V>> {
    let gone = before.keys().map(|key| (key.clone(), gone()));
    let there = after.iter();
    let there = there.map(|(key, value)| (key.clone(), becomes(value.clone())));
    gone.chain(there).collect()
}

fn changed<T: Clone + PartialEq>(
    slot: Option<RecordChange<T>>,
    before: &T,
) -> Option<RecordChange<T>> {
    let mut slot = slot?;
    slot.before = Some(before.clone());
    (slot.before != slot.after).then_some(slot)
}

fn all_changed<K: Ord, V: PartialEq>(
    slots: BTreeMap<K, RecordChange<V>>,
    before: impl Fn(&K) -> Option<V>,
) -> BTreeMap<K, RecordChange<V>> {
    let slots = slots.into_iter().filter_map(|(key, mut slot)| {
        slot.before = before(&key);
        (slot.before != slot.after).then_some((key, slot))
    });
    slots.collect()
}
