//! A board as the comparison sees it: components, pairs that flows join, and what its card says. The order is that of
//! ids byte by byte, which decides between equals.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, StatedValue};
use crate::graph::PayloadSet;
use crate::model::{Diagram, Document, KindId, Node, NodeId, NoteSort, SketchKind, Value};
use crate::practice::grade::GradingTables;
use crate::practice::grade::flow_paths::{FlowPaths, GradeError, GradedFlow, MOST_NODES, RolePair};
use crate::practice::grade::requirement_items::items;

/// The kind of component that the comparison passes over.
const NOTE_KIND: &str = "note";

/// A component with what is compared of it.
#[derive(Clone, Debug)]
pub(super) struct GradedNode {
    /// Its id on the board.
    pub id: NodeId,
    /// Its kind.
    pub kind: KindId,
    /// Compared properties by name: what holds, and whether the board states it.
    pub values: BTreeMap<String, (Value, bool)>,
    /// The media on its edges.
    pub media: PayloadSet,
}

/// Which components a board has, by number, and what joins them.
#[derive(Clone, Debug)]
pub struct GradedBoard {
    /// By id, in ascending order.
    pub(super) nodes: Vec<GradedNode>,
    /// What joins them, by their numbers.
    pub(super) flows: BTreeMap<RolePair, GradedFlow>,
    /// What each component leads to.
    pub(super) after: Vec<Vec<usize>>,
    /// What leads to each component.
    pub(super) before: Vec<Vec<usize>>,
    /// Ways of up to three flows.
    pub(super) paths: FlowPaths,
    /// What its card says, by item.
    pub(super) items: BTreeMap<String, Value>,
    /// What is written beside it.
    pub(super) remarks: Remarks,
}

/// What is written beside the drawing: only whether it is there, the text is never read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Remarks {
    /// A question was asked.
    pub question: bool,
    /// An assumption was said.
    pub assumption: bool,
    /// An objective was said.
    pub objective: bool,
}

impl GradedBoard {
    /// What the comparison sees of a board.
    pub fn new(
        document: &Document,
        catalog: &Catalog,
        tables: &GradingTables,
    ) -> Result<Self, GradeError> {
        let diagram = document.diagram();
        let seen = diagram.nodes();
        let mut seen: Vec<&Node> = seen.filter(|n| n.kind.as_str() != NOTE_KIND).collect();
        if seen.len() > MOST_NODES {
            return Err(GradeError::TooManyNodes { n: seen.len() });
        }
        seen.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
        let nodes = seen.iter().map(|node| graded(node, catalog, tables));
        let mut board = Self {
            nodes: nodes.collect(),
            flows: flows(diagram, &seen, catalog),
            after: vec![Vec::new(); seen.len()],
            before: vec![Vec::new(); seen.len()],
            paths: FlowPaths::default(),
            items: items(document.brief(), catalog, tables),
            remarks: remarks(document),
        };
        let media = tables.media(catalog);
        for (&(from, to), flow) in &board.flows {
            board.after[from].push(to);
            board.before[to].push(from);
            for end in [from, to] {
                board.nodes[end].media |= flow.payloads & media;
            }
        }
        let hands_on = board.nodes.iter().map(|node| {
            let kind = catalog.kind(node.kind.as_str());
            kind.is_some_and(|kind| kind.hands_on)
        });
        let hands_on: Vec<bool> = hands_on.collect();
        board.paths = FlowPaths::new(&board.flows, &board.after, &hands_on)?;
        Ok(board)
    }

    /// Whether nothing leads to the component and nothing from it.
    pub(super) fn is_unjoined(&self, node: usize) -> bool {
        self.before[node].is_empty() && self.after[node].is_empty()
    }

    pub(super) fn node_id(&self, node: usize) -> String {
        self.nodes[node].id.to_string()
    }
}

/// What joins the components, by their places; an edge from a component to itself is not seen.
fn flows(diagram: &Diagram, seen: &[&Node], catalog: &Catalog) -> BTreeMap<RolePair, GradedFlow> {
    let numbers = seen.iter().enumerate();
    let numbers: BTreeMap<&NodeId, usize> = numbers.map(|(n, node)| (&node.id, n)).collect();
    let mut flows: BTreeMap<RolePair, GradedFlow> = BTreeMap::new();
    for edge in diagram.edges() {
        let ends = (numbers.get(&edge.from.node), numbers.get(&edge.to.node));
        let (Some(&from), Some(&to)) = ends else {
            continue;
        };
        if from != to {
            let flow = flows.entry((from, to)).or_default();
            flow.payloads |= PayloadSet::one(catalog, edge.payload.as_ref());
            flow.names
                .extend(edge.payload.as_ref().map(ToString::to_string));
            flow.edges.push(edge.id.to_string());
        }
    }
    for flow in flows.values_mut() {
        flow.edges.sort_unstable();
        flow.names.sort_unstable();
        flow.names.dedup();
    }
    flows
}

fn graded(node: &Node, catalog: &Catalog, tables: &GradingTables) -> GradedNode {
    let kind = catalog.kind(node.kind.as_str());
    let values = tables.compared(node.kind.as_str()).filter_map(|property| {
        let stated = StatedValue::of_property(node, kind, property).stated();
        let value = match stated {
            Some(value) => value.clone(),
            None => kind?.property(property)?.default_value(),
        };
        Some((property.clone(), (value, stated.is_some())))
    });
    GradedNode {
        id: node.id.clone(),
        kind: node.kind.clone(),
        values: values.collect(),
        media: PayloadSet::EMPTY,
    }
}

fn remarks(document: &Document) -> Remarks {
    let brief = document.brief();
    let is_assumption = |kind: &SketchKind| {
        matches!(
            kind,
            SketchKind::Note {
                sort: Some(NoteSort::Assumption),
                ..
            }
        )
    };
    let mut notes = document.sketch().values();
    let mut questions = brief.questions.iter();
    Remarks {
        question: questions.any(|asked| !asked.answer.is_empty()),
        assumption: !brief.assumptions.is_empty() || notes.any(|item| is_assumption(&item.form)),
        objective: !brief.framing.objective.is_empty(),
    }
}
