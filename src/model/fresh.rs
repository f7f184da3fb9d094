//! New ids that no record of a document has: readable, small, and the same for the same document.

use std::collections::BTreeSet;

use crate::model::{Document, EdgeId, GroupId, NodeId, SketchId};
use crate::text::{free_name, free_number};

/// Hands out ids. Make one per gesture or paste, so that several new records do not get the same id.
pub struct FreshIds<'a> {
    document: &'a Document,
    taken: BTreeSet<String>,
}

impl<'a> FreshIds<'a> {
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            taken: BTreeSet::new(),
        }
    }

    /// `ranker`, then `ranker_2`, `ranker_3` …
    pub fn node(&mut self, base: &str) -> NodeId {
        let diagram = self.document.diagram();
        NodeId::from(self.take(base, |text| diagram.node(&text.into()).is_some()))
    }

    /// `e1`, `e2` …, the first number that is free above the number of edges.
    pub fn edge(&mut self) -> EdgeId {
        let diagram = self.document.diagram();
        EdgeId::from(self.number("e", diagram.n_edges(), |text| {
            diagram.edge(&text.into()).is_some()
        }))
    }

    /// `frame`, then `frame_2` …
    pub fn sketch(&mut self, base: &str) -> SketchId {
        let sketch = self.document.sketch();
        SketchId::from(self.take(base, |text| sketch.contains_key(&SketchId::from(text))))
    }

    /// `g1`, then `g2` …
    pub fn group(&mut self) -> GroupId {
        let nodes = self
            .document
            .diagram()
            .nodes()
            .flat_map(|node| &node.groups);
        let items = self
            .document
            .sketch()
            .values()
            .flat_map(|item| &item.groups);
        let known: BTreeSet<&str> = nodes.chain(items).map(GroupId::as_str).collect();
        GroupId::from(self.number("g", 0, |text| known.contains(text)))
    }

    fn take(&mut self, base: &str, exists: impl Fn(&str) -> bool) -> String {
        let name = free_name(base, |name| exists(name) || self.taken.contains(name));
        self.taken.insert(name.clone());
        name
    }

    fn number(&mut self, base: &str, above: usize, exists: impl Fn(&str) -> bool) -> String {
        let is_taken = |name: &str| exists(name) || self.taken.contains(name);
        let name = free_number(base, above, is_taken);
        self.taken.insert(name.clone());
        name
    }
}
