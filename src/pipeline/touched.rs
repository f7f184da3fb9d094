//! What a patch may have changed in what is derived.

use std::collections::BTreeSet;

use crate::model::{Diagram, Document, EdgeId, NodeId, Patch, RecordChange, SketchId, Target};
use crate::rules;
use crate::scene::edges_beside;

/// Things to look at again. Too many cost time, too few give a wrong board.
#[derive(Clone, Debug, Default)]
pub(in crate::pipeline) struct TouchedParts {
    /// Components whose boxes may have changed: their own, and those of the far ends of edges, because a port shows
    /// whether and with what it is connected.
    pub nodes: BTreeSet<NodeId>,
    /// Edges whose routes or looks may have changed, beside those at components whose boxes change.
    pub edges: BTreeSet<EdgeId>,
    /// Drawn items that came, went or changed.
    pub sketch: BTreeSet<SketchId>,
    /// What rules may find something else about.
    pub rules: rules::RulesTouched,
}

impl TouchedParts {
    /// All there is.
    pub fn everything(document: &Document) -> Self {
        let diagram = document.diagram();
        Self {
            nodes: diagram.nodes().map(|node| node.id.clone()).collect(),
            edges: diagram.edges().map(|edge| edge.id.clone()).collect(),
            sketch: document.sketch().keys().cloned().collect(),
            rules: rules::RulesTouched::everything(document),
        }
    }

    /// What the patch, which led to the document, touched.
    pub fn by(patch: &Patch, document: &Document) -> Self {
        let mut touched = if patch
            .header
            .as_ref()
            .is_some_and(RecordChange::changes_hand)
        {
            Self::everything(document)
        } else {
            Self::default()
        };
        if patch
            .header
            .as_ref()
            .is_some_and(RecordChange::changes_routing)
        {
            let edges = document.diagram().edges();
            touched.edges.extend(edges.map(|edge| edge.id.clone()));
        }
        touched.rules = rules::RulesTouched::by(patch);
        touched.nodes.extend(patch.nodes.keys().cloned());
        touched.edges.extend(patch.edges.keys().cloned());
        touched.sketch.extend(patch.sketch.keys().cloned());
        for slot in patch.edges.values().filter(|slot| slot.changes_wiring()) {
            let both = slot.before.iter().chain(&slot.after);
            let ends = both
                .clone()
                .flat_map(|edge| [&edge.from.node, &edge.to.node]);
            touched.nodes.extend(ends.cloned());
            let diagram = document.diagram();
            let beside = both.flat_map(|edge| edges_beside(diagram, edge));
            touched.edges.extend(beside.cloned());
        }
        let frames = patch.sketch.iter();
        for (id, _) in frames.filter(|(_, slot)| slot.changes_folding()) {
            touched.hold(id, document);
        }
        let diagram = document.diagram();
        // Whether two edges are one line depends on both kinds, and on whether an end shows.
        let nodes = patch.nodes.iter();
        let moved = nodes.filter(|(_, slot)| slot.changes_frame() || slot.changes_kind());
        for (id, _) in moved {
            touched.reach_from(id, diagram);
        }
        // A component names the other ends of its jumps.
        for id in patch.nodes.keys() {
            let edges = diagram.incoming(id).into_iter().chain(diagram.outgoing(id));
            let ends = edges.filter(|edge| edge.jump);
            let ends = ends.flat_map(|edge| [&edge.from.node, &edge.to.node]);
            touched.nodes.extend(ends.cloned());
        }
        touched
    }

    /// The edges at a component and whatever is at their other ends.
    fn reach_from(&mut self, id: &NodeId, diagram: &Diagram) {
        let edges = diagram.incoming(id).into_iter();
        for edge in edges.chain(diagram.outgoing(id)) {
            self.edges.insert(edge.id.clone());
            self.nodes
                .extend([edge.from.node.clone(), edge.to.node.clone()]);
        }
    }

    /// All that is in a frame shows only while the frame is not folded.
    fn hold(&mut self, frame: &SketchId, document: &Document) {
        let diagram = document.diagram();
        for member in document.members(frame) {
            match member {
                Target::Node(id) => {
                    self.reach_from(&id, diagram);
                    self.nodes.insert(id);
                }
                Target::Sketch(id) => drop(self.sketch.insert(id)),
                Target::Edge(_) => {}
            }
        }
    }
}
