//! The only code that writes a document: a transaction records what each record was before and is after.
//! The record of changes is the undo step; its inverse swaps before and after, so no edit needs an undo of its own.

use std::collections::BTreeMap;

use crate::model::{
    Brief, Document, Edge, EdgeId, FindingKey, Header, Node, NodeId, SketchId, SketchItem, Target,
};

/// One record before and after; `None` where it does not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot<T> {
    pub before: Option<T>,
    pub after: Option<T>,
}

type Slots<K, V> = BTreeMap<K, Slot<V>>;

/// What changed, record by record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    pub header: Option<Slot<Header>>,
    pub brief: Option<Slot<Brief>>,
    pub nodes: Slots<NodeId, Node>,
    pub edges: Slots<EdgeId, Edge>,
    pub sketch: Slots<SketchId, SketchItem>,
    pub acknowledged: Slots<FindingKey, String>,
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
        self
    }

    /// Brings the document from before to after. Edges go first and come last, because they need their nodes.
    pub fn apply(&self, document: &mut Document) {
        if let Some(Slot {
            after: Some(header),
            ..
        }) = &self.header
        {
            document.header = header.clone();
        }
        if let Some(Slot {
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

fn swap<T: Clone>(slot: &Slot<T>) -> Slot<T> {
    Slot {
        before: slot.after.clone(),
        after: slot.before.clone(),
    }
}

fn swap_all<K: Clone + Ord, V: Clone>(slots: &Slots<K, V>) -> Slots<K, V> {
    slots
        .iter()
        .map(|(key, slot)| (key.clone(), swap(slot)))
        .collect()
}

fn join<T: PartialEq>(first: Option<Slot<T>>, next: Option<Slot<T>>) -> Option<Slot<T>> {
    let joined = match (first, next) {
        (Some(first), Some(next)) => Slot {
            before: first.before,
            after: next.after,
        },
        (slot, None) | (None, slot) => slot?,
    };
    (joined.before != joined.after).then_some(joined)
}

fn join_all<K: Ord, V: PartialEq>(slots: &mut Slots<K, V>, next: Slots<K, V>) {
    for (key, slot) in next {
        let first = slots.remove(&key);
        if let Some(joined) = join(first, Some(slot)) {
            slots.insert(key, joined);
        }
    }
}

fn apply_all<K: Clone + Ord, V: Clone>(slots: &Slots<K, V>, records: &mut BTreeMap<K, V>) {
    for (key, slot) in slots {
        match &slot.after {
            Some(value) => records.insert(key.clone(), value.clone()),
            None => records.remove(key),
        };
    }
}

/// An open change of a document. Writes through it keep the document whole: an edge goes with its node,
/// the members of a removed frame stay where they are.
pub struct Tx<'a> {
    document: &'a mut Document,
    patch: Patch,
}

impl<'a> Tx<'a> {
    pub fn new(document: &'a mut Document) -> Self {
        Self {
            document,
            patch: Patch::default(),
        }
    }

    pub fn document(&self) -> &Document {
        self.document
    }

    /// What has changed since the transaction was opened, without records that ended as they began.
    pub fn finish(self) -> Patch {
        self.patch
    }

    pub fn set_header(&mut self, header: Header) {
        let slot = Slot {
            before: Some(self.document.header.clone()),
            after: Some(header),
        };
        self.write(Patch {
            header: Some(slot),
            ..Patch::default()
        });
    }

    pub fn set_brief(&mut self, brief: Brief) {
        let slot = Slot {
            before: Some(self.document.brief.clone()),
            after: Some(brief),
        };
        self.write(Patch {
            brief: Some(slot),
            ..Patch::default()
        });
    }

    /// Adds the node or replaces the one with its id.
    pub fn put_node(&mut self, node: Node) {
        let slot = Slot {
            before: self.document.diagram.node(&node.id).cloned(),
            after: Some(node.clone()),
        };
        self.write(Patch {
            nodes: BTreeMap::from([(node.id, slot)]),
            ..Patch::default()
        });
    }

    /// Adds or replaces the edge; does nothing when one of its ends does not exist.
    pub fn put_edge(&mut self, edge: Edge) {
        let diagram = &self.document.diagram;
        if diagram.node(&edge.from.node).is_none() || diagram.node(&edge.to.node).is_none() {
            return;
        }
        let slot = Slot {
            before: diagram.edge(&edge.id).cloned(),
            after: Some(edge.clone()),
        };
        self.write(Patch {
            edges: BTreeMap::from([(edge.id, slot)]),
            ..Patch::default()
        });
    }

    pub fn put_sketch(&mut self, item: SketchItem) {
        let slot = Slot {
            before: self.document.sketch.get(&item.id).cloned(),
            after: Some(item.clone()),
        };
        self.write(Patch {
            sketch: BTreeMap::from([(item.id, slot)]),
            ..Patch::default()
        });
    }

    /// Accepts a finding with a reason, or takes that back with `None`.
    pub fn set_acknowledged(&mut self, finding: FindingKey, reason: Option<String>) {
        let slot = Slot {
            before: self.document.acknowledged.get(&finding).cloned(),
            after: reason,
        };
        self.write(Patch {
            acknowledged: BTreeMap::from([(finding, slot)]),
            ..Patch::default()
        });
    }

    pub fn remove(&mut self, target: &Target) {
        match target {
            Target::Node(id) => self.remove_node(id),
            Target::Edge(id) => self.remove_edge(id),
            Target::Sketch(id) => self.remove_sketch(id),
        }
    }

    fn remove_node(&mut self, id: &NodeId) {
        let Some(node) = self.document.diagram.node(id).cloned() else {
            return;
        };
        let diagram = &self.document.diagram;
        let at_it: Vec<EdgeId> = diagram
            .incoming(id)
            .into_iter()
            .chain(diagram.outgoing(id))
            .map(|edge| edge.id.clone())
            .collect();
        for edge in at_it {
            self.remove_edge(&edge);
        }
        self.unstick(&Target::Node(id.clone()));
        let slot = Slot {
            before: Some(node),
            after: None,
        };
        self.write(Patch {
            nodes: BTreeMap::from([(id.clone(), slot)]),
            ..Patch::default()
        });
    }

    fn remove_edge(&mut self, id: &EdgeId) {
        let Some(edge) = self.document.diagram.edge(id).cloned() else {
            return;
        };
        let slot = Slot {
            before: Some(edge),
            after: None,
        };
        self.write(Patch {
            edges: BTreeMap::from([(id.clone(), slot)]),
            ..Patch::default()
        });
    }

    fn remove_sketch(&mut self, id: &SketchId) {
        let Some(item) = self.document.sketch.get(id).cloned() else {
            return;
        };
        if item.is_frame() {
            self.release_members(id, item.frame.as_ref());
        }
        self.unstick(&Target::Sketch(id.clone()));
        let slot = Slot {
            before: Some(item),
            after: None,
        };
        self.write(Patch {
            sketch: BTreeMap::from([(id.clone(), slot)]),
            ..Patch::default()
        });
    }

    fn release_members(&mut self, frame: &SketchId, outer: Option<&SketchId>) {
        let belongs = |of: Option<&SketchId>| of == Some(frame);
        let nodes: Vec<Node> = self
            .document
            .diagram
            .nodes()
            .filter(|node| belongs(node.frame.as_ref()))
            .cloned()
            .collect();
        for node in nodes {
            self.put_node(Node {
                frame: outer.cloned(),
                ..node
            });
        }
        let items: Vec<SketchItem> = self
            .document
            .sketch
            .values()
            .filter(|item| belongs(item.frame.as_ref()) && item.id != *frame)
            .cloned()
            .collect();
        for item in items {
            self.put_sketch(SketchItem {
                frame: outer.cloned(),
                ..item
            });
        }
    }

    /// Lines let go of what is about to vanish.
    fn unstick(&mut self, from: &Target) {
        let is_stuck = |item: &&SketchItem| item.sticks().any(|stick| stick.target == *from);
        let stuck: Vec<SketchItem> = self
            .document
            .sketch
            .values()
            .filter(is_stuck)
            .cloned()
            .collect();
        for mut line in stuck {
            line.unstick(from);
            self.put_sketch(line);
        }
    }

    fn write(&mut self, change: Patch) {
        change.apply(self.document);
        self.patch = std::mem::take(&mut self.patch).then(change);
    }
}
