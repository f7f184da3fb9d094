//! What of a board a stage shows: components, connections and bridges.

use std::collections::BTreeSet;

use crate::model::{Bridge, Document, Edge, NodeId, OneFigure, Stage, StageEdges};

/// What of a board is shown at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageContent {
    /// Components in the order in which they are told.
    pub lit: Vec<NodeId>,
    /// Those that appear for the first time.
    pub new: BTreeSet<NodeId>,
    /// The connections between them.
    pub edges: StageEdges,
    /// Pairs that are joined over what is not shown.
    pub bridges: Vec<Bridge>,
}

impl From<&Stage> for StageContent {
    fn from(stage: &Stage) -> Self {
        Self {
            lit: stage.lit.clone(),
            new: stage.new.iter().cloned().collect(),
            edges: stage.edges.clone(),
            bridges: stage.bridges.clone(),
        }
    }
}

impl From<&OneFigure> for StageContent {
    fn from(figure: &OneFigure) -> Self {
        Self {
            lit: figure.nodes.clone(),
            new: BTreeSet::new(),
            edges: StageEdges::AmongLit,
            bridges: figure.bridges.clone(),
        }
    }
}

impl StageContent {
    /// What is shown of this board: ids that are not on it are passed over, and so is what is named twice.
    pub(super) fn on(&self, document: &Document) -> Self {
        let diagram = document.diagram();
        let mut seen = BTreeSet::new();
        let is_there = |id: &&NodeId| diagram.node(id).is_some() && seen.insert((*id).clone());
        let lit: Vec<NodeId> = self.lit.iter().filter(is_there).cloned().collect();
        let shown: BTreeSet<&NodeId> = lit.iter().collect();
        let joins =
            |it: &&Bridge| it.from != it.to && shown.contains(&it.from) && shown.contains(&it.to);
        let bridges: BTreeSet<Bridge> = self.bridges.iter().filter(joins).cloned().collect();
        Self {
            new: self
                .new
                .iter()
                .filter(|id| shown.contains(id))
                .cloned()
                .collect(),
            edges: self.edges.clone(),
            bridges: bridges.into_iter().collect(),
            lit,
        }
    }

    /// The connections that are shown, one for those that run side by side from one component to another.
    pub(super) fn shown_edges<'a>(&self, document: &'a Document) -> Vec<&'a Edge> {
        let shown: BTreeSet<&NodeId> = self.lit.iter().collect();
        let mut pairs = BTreeSet::new();
        let is_chosen = |edge: &Edge| match &self.edges {
            StageEdges::AmongLit => true,
            StageEdges::Only(ids) => ids.contains(&edge.id),
        };
        let edges = document.diagram().edges().filter(|edge| {
            let ends = (&edge.from.node, &edge.to.node);
            shown.contains(ends.0)
                && shown.contains(ends.1)
                && is_chosen(edge)
                && pairs.insert(ends)
        });
        edges.collect()
    }
}
