//! What a patch may have changed in what rules read: kinds, labels and properties of components, the ends and data
//! types of flows, requirements and acknowledgements. Where things lie and what is drawn is nothing to them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Brief, Document, Edge, EdgeId, KindId, Node, NodeId, Patch, RecordChange, Value,
};

/// Counts as a field of the requirements card: the board's own constants.
pub(in crate::rules) const CONSTANTS_FIELD: &str = "constants";

/// What to look at again. Too much costs time, too little gives a wrong report.
#[derive(Clone, Debug, Default)]
pub struct RulesTouched {
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
    /// Kinds of components that came, went, or are of another kind than before; before and now.
    pub(in crate::rules) kinds: BTreeSet<KindId>,
    /// Those components.
    pub(in crate::rules) other_kinds: BTreeSet<NodeId>,
    /// The touched flows as they were and as they are.
    pub(in crate::rules) edges: Vec<Edge>,
    /// Names of properties that some component has otherwise than before.
    pub(in crate::rules) properties: BTreeSet<String>,
    /// Fields of the requirements card that are otherwise than before.
    pub(in crate::rules) fields: BTreeSet<String>,
    pub(in crate::rules) is_everything: bool,
    /// The brief or the stages.
    requirements: bool,
}

impl RulesTouched {
    /// All there is.
    pub fn everything(document: &Document) -> Self {
        let diagram = document.diagram();
        let nodes: BTreeSet<NodeId> = diagram.nodes().map(|node| node.id.clone()).collect();
        Self {
            ends: nodes.clone(),
            nodes,
            flows: diagram.edges().map(|edge| edge.id.clone()).collect(),
            requirements: true,
            is_everything: true,
            ..Self::default()
        }
    }

    /// What the patch touched.
    pub fn by(patch: &Patch) -> Self {
        let mut touched = Self {
            requirements: patch.brief.is_some() || patch.walkthrough.is_some(),
            accepted: patch
                .acknowledged
                .keys()
                .map(|key| key.rule.clone())
                .collect(),
            ..Self::default()
        };
        for (id, slot) in patch
            .nodes
            .iter()
            .filter(|(_, slot)| slot.changes_meaning())
        {
            touched.nodes.insert(id.clone());
            touched.note_node(id, slot);
        }
        if let Some(slot) = &patch.brief {
            let none = BTreeMap::new();
            let card =
                |brief: &Option<Brief>| brief.as_ref().map(|brief| brief.requirements.clone());
            let (before, after) = (card(&slot.before), card(&slot.after));
            let (before, after) = (before.as_ref(), after.as_ref());
            let fields = unequal(before.unwrap_or(&none), after.unwrap_or(&none));
            touched.fields.extend(fields.cloned());
            let constants =
                |brief: &Option<Brief>| brief.as_ref().map(|brief| brief.constants.clone());
            if constants(&slot.before) != constants(&slot.after) {
                touched.fields.insert(CONSTANTS_FIELD.to_owned());
            }
        }
        for (id, slot) in patch.edges.iter().filter(|(_, slot)| slot.changes_wiring()) {
            touched.flows.insert(id.clone());
            for edge in slot.before.iter().chain(&slot.after) {
                let ends = [edge.from.node.clone(), edge.to.node.clone()];
                touched.ends.extend(ends);
                touched.edges.push(edge.clone());
            }
            if let Some(before) = &slot.before {
                let ends = (before.from.node.clone(), before.to.node.clone());
                touched.cut.insert(ends);
            }
        }
        touched
    }

    fn note_node(&mut self, id: &NodeId, slot: &RecordChange<Node>) {
        match (&slot.before, &slot.after) {
            (Some(a), Some(b)) if a.kind == b.kind => {
                let names = unequal(&a.properties, &b.properties);
                self.properties.extend(names.cloned());
            }
            (before, after) => {
                let kinds = before.iter().chain(after).map(|node| node.kind.clone());
                self.kinds.extend(kinds);
                self.other_kinds.insert(id.clone());
            }
        }
    }

    /// Whether no rule can find anything else.
    pub fn is_nothing(&self) -> bool {
        self.nodes.is_empty()
            && self.flows.is_empty()
            && self.accepted.is_empty()
            && !self.requirements
    }
}

/// Names that stand for other values in the one than in the other.
fn unequal<'a>(
    a: &'a BTreeMap<String, Value>,
    b: &'a BTreeMap<String, Value>,
) -> impl Iterator<Item = &'a String> {
    let names = a.keys().chain(b.keys());
    names.filter(|name| a.get(*name) != b.get(*name))
}
