//! What is selected, pointed at and entered. Never saved and never in a patch.

use std::cell::OnceCell;

use crate::editor::{SelectionSummary, TargetSet};
use crate::model::{Document, EdgeId, GroupId, NodeId, Target};
use crate::scene::EdgePairs;

/// What a person has picked on the board.
#[derive(Debug, Default)]
pub(in crate::editor) struct SelectionState {
    /// What is selected; all of it on the board.
    pub targets: TargetSet,
    /// What a list in a panel points at.
    pub hovered: Option<Target>,
    /// The component that the pointer is on, and whether a connection is being drawn: which free ports that opens.
    pub pointed: (Option<NodeId>, bool),
    /// The group whose members are picked one by one.
    pub entered: Option<GroupId>,
    /// The bend of an edge that keys mean.
    pub bend: Option<BendRef>,
    /// What all that is selected has in common; made when asked for.
    pub summary: OnceCell<SelectionSummary>,
}

/// A bend of an edge, by its place among the bends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BendRef {
    /// The edge that bends.
    pub edge: EdgeId,
    /// Index among the bends that the edge was given, from its start.
    pub index: usize,
}

impl SelectionState {
    /// The one selected thing, when it is one.
    pub fn one(&self) -> Option<&Target> {
        self.targets.first().filter(|_| self.targets.len() == 1)
    }

    /// The request where it and its answer are selected, and nothing else.
    pub fn pair(&self, pairs: &EdgePairs) -> Option<&Target> {
        let pair = self.targets.iter().find_map(|at| pairs.pair(at.edge()?))?;
        let both = pair.edges().map(|id| Target::Edge(id.clone()));
        let is_whole = self.targets.len() == 2 && both.iter().all(|at| self.targets.contains(at));
        self.targets.get(&both[0]).filter(|_| is_whole)
    }

    /// Lets go of what is no longer on the board.
    pub fn forget_removed(&mut self, document: &Document) {
        self.targets.retain(|target| document.contains(target));
    }

    /// Lets go of a bend and of what is pointed at where they are no longer on the board.
    pub fn follow(&mut self, document: &Document) {
        let has_bend = |bend: &mut BendRef| {
            let edge = document.diagram().edge(&bend.edge);
            edge.is_some_and(|edge| bend.index < edge.via.len())
        };
        self.bend = self.bend.take_if(has_bend);
        let is_there = |target: &mut Target| document.contains(target);
        self.hovered = self.hovered.take_if(is_there);
    }
}
