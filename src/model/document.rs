//! A whole board as plain data.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Brief, Diagram, Edge, EdgeId, LineRouting, NodeId, SketchId, SketchItem, Walkthrough,
};

/// Frames that a file puts inside each other in a circle lie no deeper than this.
const DEEPEST: usize = 256;

/// Fields a newer program wrote and this one does not know: name to the RON text as it stood.
pub type Extra = BTreeMap<String, String>;

/// One board. Reading is free; writing goes through [`crate::model::Tx`] alone.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What stands at the head of the file.
    pub(in crate::model) header: Header,
    /// The problem the board answers.
    pub(in crate::model) brief: Brief,
    /// Components and flows.
    pub(in crate::model) diagram: Diagram,
    /// What is drawn freely, by id.
    pub(in crate::model) sketch: BTreeMap<SketchId, SketchItem>,
    /// Findings a person accepted, with the reason.
    pub(in crate::model) acknowledged: BTreeMap<FindingKey, String>,
    /// The board told stage by stage.
    pub(in crate::model) walkthrough: Walkthrough,
}

/// What stands at the head of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The name of the board; empty while it has none.
    pub title: String,
    /// What a person wrote about the board as a whole.
    pub notes: String,
    /// Whether shapes, lines and boxes look drawn by hand.
    pub hand_drawn: bool,
    /// How edges run that do not say so themselves; `None` as smooth curves.
    pub edge_routing: Option<LineRouting>,
    /// Unknown fields of the file.
    pub extra: Extra,
    /// Unknown fields of acknowledgements. They are kept apart because a finding is found by its key alone.
    pub acknowledged_extra: BTreeMap<FindingKey, Extra>,
}

/// Anything a person can point at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Node(NodeId),
    Edge(EdgeId),
    Sketch(SketchId),
}

impl Target {
    /// The edge that it is.
    pub fn edge(&self) -> Option<&EdgeId> {
        match self {
            Self::Edge(id) => Some(id),
            Self::Node(_) | Self::Sketch(_) => None,
        }
    }
}

/// Which finding an acknowledgement speaks of. Without nodes and edges it speaks of every finding of its rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindingKey {
    /// The id of the rule, such as `SV007`.
    pub rule: String,
    /// The components the finding names.
    pub nodes: BTreeSet<NodeId>,
    /// The flows the finding names.
    pub edges: BTreeSet<EdgeId>,
}

impl Document {
    pub fn header(&self) -> &Header {
        &self.header
    }

    pub fn title(&self) -> &str {
        &self.header.title
    }

    pub fn brief(&self) -> &Brief {
        &self.brief
    }

    pub fn diagram(&self) -> &Diagram {
        &self.diagram
    }

    /// How an edge runs: as it says itself, or as the board says.
    pub fn routing(&self, edge: &Edge) -> LineRouting {
        let course = edge.routing.or(self.header.edge_routing);
        course.unwrap_or(LineRouting::Curved)
    }

    /// Frames, notes, texts, shapes, lines and ink by id.
    pub fn sketch(&self) -> &BTreeMap<SketchId, SketchItem> {
        &self.sketch
    }

    /// Findings a person accepted, with the reason.
    pub fn acknowledged(&self) -> &BTreeMap<FindingKey, String> {
        &self.acknowledged
    }

    /// The board told stage by stage; empty where nobody tells it.
    pub fn walkthrough(&self) -> &Walkthrough {
        &self.walkthrough
    }

    pub fn contains(&self, target: &Target) -> bool {
        match target {
            Target::Node(id) => self.diagram.node(id).is_some(),
            Target::Edge(id) => self.diagram.edge(id).is_some(),
            Target::Sketch(id) => self.sketch.contains_key(id),
        }
    }

    /// The folded frame that shows in the place of a thing: the outermost around it, or around both ends of an edge.
    /// `None` where the thing itself can be shown.
    pub fn fold_of(&self, target: &Target) -> Option<&SketchId> {
        match target {
            Target::Node(_) | Target::Sketch(_) => self.folds_around(target).last(),
            Target::Edge(id) => {
                let edge = self.diagram.edge(id)?;
                let fold = |id: &NodeId| self.fold_of(&Target::Node(id.clone()));
                let from = fold(&edge.from.node)?;
                (fold(&edge.to.node) == Some(from)).then_some(from)
            }
        }
    }

    /// The folded frames around a component or drawing, the innermost first; none around an edge, which is in no frame.
    pub fn folds_around<'a>(
        &'a self,
        target: &Target,
    ) -> impl Iterator<Item = &'a SketchId> + use<'a> {
        let around = self.frames_around(target);
        around.filter(|item| item.is_folded()).map(|item| &item.id)
    }

    /// The frames around a component or drawing, the innermost first.
    pub fn frames_around<'a>(
        &'a self,
        target: &Target,
    ) -> impl Iterator<Item = &'a SketchItem> + use<'a> {
        let frame = match target {
            Target::Node(id) => self.diagram.node(id).and_then(|node| node.frame.as_ref()),
            Target::Sketch(id) => self.sketch.get(id).and_then(|item| item.frame.as_ref()),
            Target::Edge(_) => None,
        };
        let innermost = frame.and_then(|frame| self.sketch.get(frame));
        let outer = |item: &&SketchItem| self.sketch.get(item.frame.as_ref()?);
        let around = std::iter::successors(innermost, outer).take(DEEPEST);
        around.take_while(|item| item.is_frame())
    }

    /// Whether any frame is folded.
    pub fn has_folds(&self) -> bool {
        self.sketch.values().any(SketchItem::is_folded)
    }

    /// Whether nothing has been drawn yet.
    pub fn is_blank(&self) -> bool {
        self.diagram.n_nodes() == 0 && self.sketch.is_empty()
    }

    /// Nodes and sketch items that belong to the frame, directly or through frames inside it.
    pub fn members(&self, frame: &SketchId) -> BTreeSet<Target> {
        let mut found = BTreeSet::new();
        let mut todo = vec![frame.clone()];
        while let Some(outer) = todo.pop() {
            found.extend(
                self.diagram
                    .nodes()
                    .filter(|node| node.frame.as_ref() == Some(&outer))
                    .map(|node| Target::Node(node.id.clone())),
            );
            for item in self
                .sketch
                .values()
                .filter(|item| item.frame.as_ref() == Some(&outer) && item.id != *frame)
            {
                if found.insert(Target::Sketch(item.id.clone())) && item.is_frame() {
                    todo.push(item.id.clone());
                }
            }
        }
        found
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.header == other.header
            && self.brief == other.brief
            && self.sketch == other.sketch
            && self.acknowledged == other.acknowledged
            && self.walkthrough == other.walkthrough
            && self.diagram.nodes().eq(other.diagram.nodes())
            && self.diagram.edges().eq(other.diagram.edges())
    }
}
