//! Patches: what changed in a document, record by record.
//!
//! A patch is the undo step: its inverse swaps before and after, so no edit needs an undo of its own. What is derived
//! from a document asks here what a record's change means to it.

use std::collections::BTreeMap;

use crate::model::{
    Brief, Document, Edge, EdgeId, FindingKey, Header, Node, NodeId, SketchId, SketchItem, Target,
    Walkthrough,
};

/// One record before and after; `None` where it does not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange<T> {
    /// The record as it was; `None` for one that came.
    pub before: Option<T>,
    /// The record as it is; `None` for one that went.
    pub after: Option<T>,
}

type RecordChanges<K, V> = BTreeMap<K, RecordChange<V>>;

/// What changed, record by record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    /// The head of the board; `None` where it stayed.
    pub header: Option<RecordChange<Header>>,
    /// The brief; `None` where it stayed.
    pub brief: Option<RecordChange<Brief>>,
    /// Components that came, went or changed, by id.
    pub nodes: RecordChanges<NodeId, Node>,
    /// Flows that came, went or changed, by id.
    pub edges: RecordChanges<EdgeId, Edge>,
    /// Drawn items that came, went or changed, by id.
    pub sketch: RecordChanges<SketchId, SketchItem>,
    /// Findings that were accepted, with the reason, or no longer are.
    pub acknowledged: RecordChanges<FindingKey, String>,
    /// The stages; `None` where they stayed.
    pub walkthrough: Option<RecordChange<Walkthrough>>,
}

impl<T> RecordChange<T> {
    /// Whether the record came, went, or has something else in the part that is looked at.
    fn differs_in<'a, P: PartialEq>(&'a self, part: impl Fn(&'a T) -> P) -> bool {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => part(before) != part(after),
            (None, _) | (_, None) => true,
        }
    }
}

impl RecordChange<Header> {
    /// Whether everything begins or ceases to look drawn by hand.
    pub fn changes_hand(&self) -> bool {
        self.differs_in(|header| header.hand_drawn)
    }

    /// Whether edges run in another way unless they say so themselves.
    pub fn changes_routing(&self) -> bool {
        self.differs_in(|header| header.edge_routing)
    }
}

impl RecordChange<Node> {
    /// Whether the component came, went, or is of another kind.
    pub fn changes_kind(&self) -> bool {
        self.differs_in(|node| &node.kind)
    }

    /// Whether the component came, went, or is in another frame.
    pub fn changes_frame(&self) -> bool {
        self.differs_in(|node| &node.frame)
    }

    /// Whether the component came, went, or means something else: its kind, its name, a property or what it is there for.
    pub fn changes_meaning(&self) -> bool {
        self.differs_in(|node| (&node.kind, &node.label, &node.properties, &node.because))
    }
}

impl RecordChange<Edge> {
    /// Whether the flow came, went, joins other ports, carries other data or another part of the traffic.
    pub fn changes_wiring(&self) -> bool {
        self.differs_in(|edge| {
            let ends = (&edge.from, &edge.to);
            (ends, &edge.payload, &edge.traffic, edge.jump)
        })
    }
}

impl RecordChange<SketchItem> {
    /// Whether a frame was folded, unfolded or put elsewhere among frames, so that what it holds shows or no longer does.
    pub fn changes_folding(&self) -> bool {
        let is_frame = |item: &Option<SketchItem>| item.as_ref().is_some_and(SketchItem::is_frame);
        (is_frame(&self.before) || is_frame(&self.after))
            && self.differs_in(|item| (item.is_frame(), item.is_folded(), &item.frame))
    }
}

impl Patch {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The patch that takes this one back.
    pub fn inverse(&self) -> Self {
        Self {
            header: self.header.as_ref().map(swap),
            brief: self.brief.as_ref().map(swap),
            nodes: swap_all(&self.nodes),
            edges: swap_all(&self.edges),
            sketch: swap_all(&self.sketch),
            acknowledged: swap_all(&self.acknowledged),
            walkthrough: self.walkthrough.as_ref().map(swap),
        }
    }

    /// This patch and then `next`, as one.
    pub fn then(mut self, next: Self) -> Self {
        self.header = join(self.header, next.header);
        self.brief = join(self.brief, next.brief);
        join_all(&mut self.nodes, next.nodes);
        join_all(&mut self.edges, next.edges);
        join_all(&mut self.sketch, next.sketch);
        join_all(&mut self.acknowledged, next.acknowledged);
        self.walkthrough = join(self.walkthrough, next.walkthrough);
        self
    }

    /// Brings the document from before to after. Edges go first and come last, because they need their nodes.
    pub fn apply(&self, document: &mut Document) {
        if let Some(RecordChange {
            after: Some(header),
            ..
        }) = &self.header
        {
            document.header = header.clone();
        }
        if let Some(RecordChange {
            after: Some(brief), ..
        }) = &self.brief
        {
            document.brief = brief.clone();
        }
        for (id, _) in self.edges.iter().filter(|(_, slot)| slot.after.is_none()) {
            document.diagram.remove_edge(id);
        }
        for (id, slot) in &self.nodes {
            match &slot.after {
                Some(node) => document.diagram.put_node(node.clone()),
                None => document.diagram.remove_node(id),
            }
        }
        for edge in self.edges.values().filter_map(|slot| slot.after.as_ref()) {
            document.diagram.put_edge(edge.clone());
        }
        apply_all(&self.sketch, &mut document.sketch);
        apply_all(&self.acknowledged, &mut document.acknowledged);
        if let Some(RecordChange {
            after: Some(walkthrough),
            ..
        }) = &self.walkthrough
        {
            document.walkthrough = walkthrough.clone();
        }
    }

    /// Whether a node, an edge or a sketch item is no longer there afterwards.
    pub fn removes(&self) -> bool {
        self.nodes.values().any(|slot| slot.after.is_none())
            || self.edges.values().any(|slot| slot.after.is_none())
            || self.sketch.values().any(|slot| slot.after.is_none())
    }

    /// Every node, edge and sketch item the patch adds, changes or removes.
    pub fn targets(&self) -> impl Iterator<Item = Target> {
        let nodes = self.nodes.keys().cloned().map(Target::Node);
        let edges = self.edges.keys().cloned().map(Target::Edge);
        nodes
            .chain(edges)
            .chain(self.sketch.keys().cloned().map(Target::Sketch))
    }
}

fn swap<T: Clone>(slot: &RecordChange<T>) -> RecordChange<T> {
    RecordChange {
        before: slot.after.clone(),
        after: slot.before.clone(),
    }
}

fn swap_all<K: Clone + Ord, V: Clone>(slots: &RecordChanges<K, V>) -> RecordChanges<K, V> {
    slots
        .iter()
        .map(|(key, slot)| (key.clone(), swap(slot)))
        .collect()
}

fn join<T: PartialEq>(
    first: Option<RecordChange<T>>,
    next: Option<RecordChange<T>>,
) -> Option<RecordChange<T>> {
    let joined = match (first, next) {
        (Some(first), Some(next)) => RecordChange {
            before: first.before,
            after: next.after,
        },
        (slot, None) | (None, slot) => slot?,
    };
    (joined.before != joined.after).then_some(joined)
}

fn join_all<K: Ord, V: PartialEq>(slots: &mut RecordChanges<K, V>, next: RecordChanges<K, V>) {
    for (key, slot) in next {
        let first = slots.remove(&key);
        if let Some(joined) = join(first, Some(slot)) {
            slots.insert(key, joined);
        }
    }
}

fn apply_all<K: Clone + Ord, V: Clone>(slots: &RecordChanges<K, V>, records: &mut BTreeMap<K, V>) {
    for (key, slot) in slots {
        match &slot.after {
            Some(value) => records.insert(key.clone(), value.clone()),
            None => records.remove(key),
        };
    }
}
