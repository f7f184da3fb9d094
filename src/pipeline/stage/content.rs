//! What of a board a stage shows: components, connections and bridges.

use std::collections::BTreeSet;

use crate::model::{
    Bridge, Document, Edge, NodeId, OneFigure, SketchId, Stage, StageEdges, Target,
};
use crate::pipeline::fold_box;

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
    /// Frames that are shown as one box each, with all that they hold.
    pub folded: Vec<SketchId>,
}

impl From<&Stage> for StageContent {
    fn from(stage: &Stage) -> Self {
        Self {
            lit: stage.lit.clone(),
            new: stage.new.iter().cloned().collect(),
            edges: stage.edges.clone(),
            bridges: stage.bridges.clone(),
            folded: stage.folded.clone(),
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
            folded: Vec::new(),
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
            folded: self.folded_on(document),
            lit,
        }
    }

    /// The frames that are folded: those on the board that lie in no other of them.
    fn folded_on(&self, document: &Document) -> Vec<SketchId> {
        let frame = |id: &&SketchId| document.sketch().get(id).filter(|item| item.is_frame());
        let all: BTreeSet<&SketchId> = self
            .folded
            .iter()
            .filter(|id| frame(id).is_some())
            .collect();
        let inner: BTreeSet<Target> = all.iter().flat_map(|id| document.members(id)).collect();
        let outer = all.into_iter();
        outer
            .filter(|id| !inner.contains(&Target::Sketch((*id).clone())))
            .cloned()
            .collect()
    }

    /// The same with everything that the folded frames hold.
    pub(super) fn with_members(mut self, document: &Document) -> Self {
        let members = self.folded.iter().flat_map(|id| document.members(id));
        let nodes = members.filter_map(|target| match target {
            Target::Node(id) => Some(id),
            Target::Edge(_) | Target::Sketch(_) => None,
        });
        let shown: BTreeSet<NodeId> = self.lit.iter().cloned().collect();
        let more: Vec<NodeId> = nodes.filter(|id| !shown.contains(id)).collect();
        self.lit.extend(more);
        self
    }

    /// The same as it is shown: boxes of folded frames in the place of what they hold.
    pub(super) fn in_boxes(&self, document: &Document) -> Self {
        let shown = |id: &NodeId| {
            let folded = document.fold_of(&Target::Node(id.clone()));
            folded.map_or_else(|| id.clone(), fold_box)
        };
        let mut seen = BTreeSet::new();
        let lit = self.lit.iter().map(shown);
        let lit = lit.chain(self.folded.iter().map(fold_box));
        let bridges = self.bridges.iter().map(|bridge| Bridge {
            from: shown(&bridge.from),
            to: shown(&bridge.to),
        });
        Self {
            lit: lit.filter(|id| seen.insert(id.clone())).collect(),
            new: self.new.iter().map(shown).collect(),
            bridges: bridges.filter(|bridge| bridge.from != bridge.to).collect(),
            ..self.clone()
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
