//! Stages: a board told one idea at a time, and the one figure of it that a book would print.
//!
//! Stages name components and connections by id. An id that is not on the board is kept as it stands, so that nothing
//! is lost when a component comes back; whatever shows stages passes over it.

use std::collections::BTreeSet;

use crate::model::{EdgeId, Extra, NodeId, SketchId, Value};

/// The stages of a board in order, with what stands beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Walkthrough {
    /// From the first idea to what goes wrong.
    pub stages: Vec<Stage>,
    /// Components that no stage speaks of, on purpose.
    pub aside: Vec<NodeId>,
    /// The board in one figure; `None` where nobody has chosen one.
    pub figure: Option<OneFigure>,
}

/// One idea: what it shows, what of that is new, and why it is so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// The message, not the topic.
    pub title: String,
    /// One to three sentences.
    pub text: String,
    /// Components that appear here for the first time.
    pub new: Vec<NodeId>,
    /// All components that are shown, new ones among them.
    pub lit: Vec<NodeId>,
    /// Which connections are shown between them.
    pub edges: StageEdges,
    /// Shown components that are joined over parts which are not shown, from and to.
    pub bridges: Vec<Bridge>,
    /// Frames that are shown, each as one box with all that it holds; what the board itself folds does not matter here.
    pub folded: Vec<SketchId>,
    /// What the camera frames when the stage is shown where its components lie on the board; `lit` when empty.
    pub focus: Vec<NodeId>,
    /// One sentence for whoever explains the design aloud.
    pub say: String,
    /// What of the requirements decides it; `None` while nobody has said.
    pub because: Option<StageReason>,
    /// Unknown fields.
    pub extra: Extra,
}

/// Which connections of a stage are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StageEdges {
    /// All between components that are shown.
    #[default]
    AmongLit,
    /// These.
    Only(Vec<EdgeId>),
}

/// Two components joined over parts that are not shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bridge {
    /// Where it begins.
    pub from: NodeId,
    /// Where it leads to.
    pub to: NodeId,
}

/// What decides a stage: a field of the requirements card, or an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageReason {
    /// The id of a requirement; empty where an answer decides.
    pub field: String,
    /// The question; empty where a requirement decides.
    pub question: String,
    /// What the requirement asks for, or the piece of the answer that decides.
    pub value: Option<Value>,
    /// How it decides; a sentence.
    pub text: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// A board in one figure of few components.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneFigure {
    /// The components that are shown.
    pub nodes: Vec<NodeId>,
    /// Shown components that are joined over parts which are not shown.
    pub bridges: Vec<Bridge>,
    /// What the figure says; one or two sentences.
    pub caption: String,
    /// Unknown fields.
    pub extra: Extra,
}

impl Walkthrough {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Every component that anything here names.
    pub fn nodes(&self) -> BTreeSet<&NodeId> {
        let stages = self.stages.iter().flat_map(Stage::nodes);
        let figure = self.figure.iter().flat_map(OneFigure::all_nodes);
        stages.chain(figure).chain(&self.aside).collect()
    }

    /// The stage in which a component is new, by number from 0.
    pub fn introduced(&self, node: &NodeId) -> Option<usize> {
        self.stages
            .iter()
            .position(|stage| stage.new.contains(node))
    }

    /// Takes a component out of everything.
    pub(in crate::model) fn forget_node(&mut self, node: &NodeId) {
        let keep = |id: &NodeId| id != node;
        for stage in &mut self.stages {
            stage.new.retain(keep);
            stage.lit.retain(keep);
            stage.focus.retain(keep);
            stage.bridges.retain(|bridge| !bridge.joins(node));
        }
        self.aside.retain(keep);
        if let Some(figure) = &mut self.figure {
            figure.nodes.retain(keep);
            figure.bridges.retain(|bridge| !bridge.joins(node));
        }
    }

    /// Takes a frame out of everything.
    pub(in crate::model) fn forget_frame(&mut self, frame: &SketchId) {
        for stage in &mut self.stages {
            stage.folded.retain(|id| id != frame);
        }
    }

    /// Takes a connection out of everything.
    pub(in crate::model) fn forget_edge(&mut self, edge: &EdgeId) {
        for stage in &mut self.stages {
            if let StageEdges::Only(edges) = &mut stage.edges {
                edges.retain(|id| id != edge);
            }
        }
    }
}

impl Stage {
    /// Every component the stage names.
    pub fn nodes(&self) -> impl Iterator<Item = &NodeId> {
        let bridges = self.bridges.iter().flat_map(|it| [&it.from, &it.to]);
        let lists = self.new.iter().chain(&self.lit).chain(&self.focus);
        lists.chain(bridges)
    }

    /// The connections the stage names one by one.
    pub fn named_edges(&self) -> &[EdgeId] {
        match &self.edges {
            StageEdges::AmongLit => &[],
            StageEdges::Only(edges) => edges,
        }
    }
}

impl Bridge {
    pub fn new(from: impl Into<NodeId>, to: impl Into<NodeId>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
        }
    }

    fn joins(&self, node: &NodeId) -> bool {
        self.from == *node || self.to == *node
    }
}

impl OneFigure {
    fn all_nodes(&self) -> impl Iterator<Item = &NodeId> {
        let bridges = self.bridges.iter().flat_map(|it| [&it.from, &it.to]);
        self.nodes.iter().chain(bridges)
    }
}
