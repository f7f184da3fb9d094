//! Transactions: the only code that writes a document. Each write records what a record was before and is after.

use std::collections::BTreeMap;

use crate::model::{
    Brief, Document, Edge, EdgeId, FindingKey, Header, Node, NodeId, Patch, RecordChange, SketchId,
    SketchItem, Target, Walkthrough,
};

/// An open change of a document. Writes through it keep the document whole: an edge goes with its node,
/// the members of a removed frame stay where they are, and stages name nothing that was removed.
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
        let before = Some(self.document.header.clone());
        let after = Some(header);
        self.write(Patch {
            header: Some(RecordChange { before, after }),
            ..Patch::default()
        });
    }

    /// Changes the head of the board in place.
    pub fn change_header(&mut self, change: impl FnOnce(&mut Header)) {
        let mut header = self.document.header.clone();
        change(&mut header);
        self.set_header(header);
    }

    pub fn set_brief(&mut self, brief: Brief) {
        let before = Some(self.document.brief.clone());
        let after = Some(brief);
        self.write(Patch {
            brief: Some(RecordChange { before, after }),
            ..Patch::default()
        });
    }

    pub fn set_walkthrough(&mut self, walkthrough: Walkthrough) {
        let before = Some(self.document.walkthrough.clone());
        let after = Some(walkthrough);
        self.write(Patch {
            walkthrough: Some(RecordChange { before, after }),
            ..Patch::default()
        });
    }

    /// Adds the node or replaces the one with its id.
    pub fn put_node(&mut self, node: Node) {
        self.write_node(node.id.clone(), Some(node));
    }

    /// Adds or replaces the edge; does nothing when one of its ends does not exist.
    pub fn put_edge(&mut self, edge: Edge) {
        let diagram = &self.document.diagram;
        if diagram.node(&edge.from.node).is_some() && diagram.node(&edge.to.node).is_some() {
            self.write_edge(edge.id.clone(), Some(edge));
        }
    }

    /// Adds the item or replaces the one with its id.
    pub fn put_sketch(&mut self, item: SketchItem) {
        self.write_sketch(item.id.clone(), Some(item));
    }

    /// Accepts a finding with a reason, or takes that back with `None`.
    pub fn set_acknowledged(&mut self, finding: FindingKey, reason: Option<String>) {
        let before = self.document.acknowledged.get(&finding).cloned();
        let after = reason;
        self.write(Patch {
            acknowledged: BTreeMap::from([(finding, RecordChange { before, after })]),
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
        let diagram = &self.document.diagram;
        if diagram.node(id).is_none() {
            return;
        }
        let at_it: Vec<EdgeId> = diagram
            .incoming(id)
            .into_iter()
            .chain(diagram.outgoing(id))
            .map(|edge| edge.id.clone())
            .collect();
        for edge in at_it {
            self.remove_edge(&edge);
        }
        self.unbind(&Target::Node(id.clone()));
        if self.document.walkthrough.nodes().contains(id) {
            let mut left = self.document.walkthrough.clone();
            left.forget_node(id);
            self.set_walkthrough(left);
        }
        self.write_node(id.clone(), None);
    }

    fn remove_edge(&mut self, id: &EdgeId) {
        if self.document.diagram.edge(id).is_some() {
            let stages = &self.document.walkthrough.stages;
            if stages.iter().any(|stage| stage.named_edges().contains(id)) {
                let mut left = self.document.walkthrough.clone();
                left.forget_edge(id);
                self.set_walkthrough(left);
            }
            self.write_edge(id.clone(), None);
        }
    }

    fn remove_sketch(&mut self, id: &SketchId) {
        let Some(item) = self.document.sketch.get(id) else {
            return;
        };
        if item.is_frame() {
            let outer = item.frame.clone();
            self.release_members(id, outer.as_ref());
            let stages = &self.document.walkthrough.stages;
            if stages.iter().any(|stage| stage.folded.contains(id)) {
                let mut left = self.document.walkthrough.clone();
                left.forget_frame(id);
                self.set_walkthrough(left);
            }
        }
        self.unbind(&Target::Sketch(id.clone()));
        self.write_sketch(id.clone(), None);
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
    fn unbind(&mut self, from: &Target) {
        let is_stuck = |item: &&SketchItem| item.sticks().any(|binding| binding.target == *from);
        let stuck: Vec<SketchItem> = self
            .document
            .sketch
            .values()
            .filter(is_stuck)
            .cloned()
            .collect();
        for mut line in stuck {
            line.unbind(from);
            self.put_sketch(line);
        }
    }

    /// Writes the node of that id, or with `None` removes it; its edges have gone before.
    fn write_node(&mut self, id: NodeId, after: Option<Node>) {
        let before = self.document.diagram.node(&id).cloned();
        self.write(Patch {
            nodes: BTreeMap::from([(id, RecordChange { before, after })]),
            ..Patch::default()
        });
    }

    /// Writes the edge of that id, or with `None` removes it; the nodes at its ends exist.
    fn write_edge(&mut self, id: EdgeId, after: Option<Edge>) {
        let before = self.document.diagram.edge(&id).cloned();
        self.write(Patch {
            edges: BTreeMap::from([(id, RecordChange { before, after })]),
            ..Patch::default()
        });
    }

    /// Writes the item of that id, or with `None` removes it.
    fn write_sketch(&mut self, id: SketchId, after: Option<SketchItem>) {
        let before = self.document.sketch.get(&id).cloned();
        self.write(Patch {
            sketch: BTreeMap::from([(id, RecordChange { before, after })]),
            ..Patch::default()
        });
    }

    fn write(&mut self, change: Patch) {
        change.apply(self.document);
        self.patch = std::mem::take(&mut self.patch).then(change);
    }
}
