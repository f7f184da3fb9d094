//! What a patch may have changed in what rules read: kinds, labels and properties of components, the ends and data
//! types of flows, requirements and acknowledgements. Where things lie and what is drawn is nothing to them.

use std::collections::BTreeSet;

use crate::model::{Document, Edge, EdgeId, Node, NodeId, Patch, Slot};

/// What to look at again. Too much costs time, too little gives a wrong report.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// Components that came, went, or are otherwise than before.
    pub(in crate::rules) nodes: BTreeSet<NodeId>,
    /// Flows that came, went, or are otherwise than before.
    pub(in crate::rules) flows: BTreeSet<EdgeId>,
    /// Where those flows start and end, and where they did.
    pub(in crate::rules) ends: BTreeSet<NodeId>,
    /// The ends of flows that went or lead elsewhere.
    pub(in crate::rules) cut: BTreeSet<(NodeId, NodeId)>,
    /// Rules of which some finding was accepted or no longer is.
    pub(in crate::rules) accepted: BTreeSet<String>,
    requirements: bool,
}

impl Touched {
    /// All there is.
    pub fn everything(document: &Document) -> Self {
        let diagram = document.diagram();
        let nodes: BTreeSet<NodeId> = diagram.nodes().map(|node| node.id.clone()).collect();
        Self {
            ends: nodes.clone(),
            nodes,
            flows: diagram.edges().map(|edge| edge.id.clone()).collect(),
            requirements: true,
            ..Self::default()
        }
    }

    /// What the patch touched.
    pub fn by(patch: &Patch) -> Self {
        let mut touched = Self {
            requirements: patch.brief.is_some(),
            accepted: patch
                .acknowledged
                .keys()
                .map(|key| key.rule.clone())
                .collect(),
            ..Self::default()
        };
        let nodes = patch.nodes.iter().filter(|(_, slot)| is_other_node(slot));
        touched.nodes.extend(nodes.map(|(id, _)| id.clone()));
        for (id, slot) in patch.edges.iter().filter(|(_, slot)| is_other_edge(slot)) {
            touched.flows.insert(id.clone());
            for edge in slot.before.iter().chain(&slot.after) {
                let ends = [edge.from.node.clone(), edge.to.node.clone()];
                touched.ends.extend(ends);
            }
            if let Some(before) = &slot.before {
                let ends = (before.from.node.clone(), before.to.node.clone());
                touched.cut.insert(ends);
            }
        }
        touched
    }

    /// Whether no rule can find anything else.
    pub fn is_nothing(&self) -> bool {
        self.nodes.is_empty()
            && self.flows.is_empty()
            && self.accepted.is_empty()
            && !self.requirements
    }
}

fn is_other_node(slot: &Slot<Node>) -> bool {
    match (&slot.before, &slot.after) {
        (Some(a), Some(b)) => {
            (&a.kind, &a.label, &a.properties) != (&b.kind, &b.label, &b.properties)
        }
        _ => true,
    }
}

fn is_other_edge(slot: &Slot<Edge>) -> bool {
    match (&slot.before, &slot.after) {
        (Some(a), Some(b)) => (&a.from, &a.to, &a.payload) != (&b.from, &b.to, &b.payload),
        _ => true,
    }
}
