//! The board that is shown in the place of the board while a stage is walked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::editor::stages::stage_walk::StagePlacing;
use crate::geom::{Size, union};
use crate::model::{
    Document, Edge, Edit, Extra, Header, NodeId, SketchId, SketchItem, Stage, Target, Tx,
    Walkthrough, apply,
};
use crate::pipeline::stage::{StageContent, mark, stage_document};
use crate::pipeline::{Derived, boxes, derive, fold_sizes};
use crate::scene::SceneStyle;

/// A stage as a board, with what is derived from it.
pub(in crate::editor) struct StagedBoard {
    /// The stage as a document of its own.
    pub document: Document,
    /// Derived from that document, with the findings of the whole board.
    pub derived: Derived,
    /// Components that were told before and are not lit now.
    pub calm: BTreeSet<NodeId>,
}

/// Where a stage comes from and how it is shown.
pub(in crate::editor) struct StageSource<'a> {
    /// The whole board.
    pub board: &'a Document,
    /// From 0.
    pub at: usize,
    /// Where its components are.
    pub placing: StagePlacing,
    /// The canvas, in screen points.
    pub canvas: Size,
}

impl StagedBoard {
    /// `known` is what is derived of the whole board: its findings are those of its parts, too.
    pub fn new(
        source: &StageSource,
        catalog: &Catalog,
        style: &SceneStyle,
        known: &Derived,
    ) -> Option<Self> {
        let walkthrough = source.board.walkthrough();
        let stage = walkthrough.stages.get(source.at)?;
        let (document, calm) = match source.placing {
            StagePlacing::LaidOut => {
                let content = StageContent::from(stage);
                let laid_out = stage_document(source.board, catalog, &content, source.canvas);
                (laid_out, BTreeSet::new())
            }
            StagePlacing::InPlace => {
                let (mut document, calm) = in_place(source, catalog, walkthrough, stage);
                if stage.new.len() < stage.lit.len() {
                    let new = stage.new.iter().cloned().collect();
                    mark(&mut document, catalog, &new);
                }
                (document, calm)
            }
        };
        let mut derived = derive(&document, catalog, style);
        derived.report = Arc::clone(&known.report);
        derived.shown = Arc::clone(&known.shown);
        Some(Self {
            document,
            derived,
            calm,
        })
    }
}

/// What was told up to a stage where it lies on the board, and what of that is not lit.
fn in_place(
    &StageSource { board, at, .. }: &StageSource,
    catalog: &Catalog,
    walkthrough: &Walkthrough,
    stage: &Stage,
) -> (Document, BTreeSet<NodeId>) {
    let told = walkthrough.stages[..=at]
        .iter()
        .flat_map(|stage| &stage.lit);
    let folded: BTreeSet<&SketchId> = stage.folded.iter().collect();
    let members = folded.iter().flat_map(|id| board.members(id));
    let members: BTreeSet<NodeId> = members.filter_map(as_node).collect();
    let told: BTreeSet<&NodeId> = told.chain(&members).collect();
    let lit: BTreeSet<&NodeId> = stage.lit.iter().chain(&members).collect();
    let mut document = Document::default();
    let mut tx = Tx::new(&mut document);
    tx.set_header(Header {
        extra: Extra::new(),
        acknowledged_extra: BTreeMap::new(),
        ..board.header().clone()
    });
    tx.set_brief(board.brief().clone());
    for node in board
        .diagram()
        .nodes()
        .filter(|node| told.contains(&node.id))
    {
        tx.put_node(node.clone());
    }
    let shown = |edge: &&Edge| lit.contains(&edge.from.node) && lit.contains(&edge.to.node);
    for edge in board.diagram().edges().filter(shown) {
        tx.put_edge(edge.clone());
    }
    for item in board
        .sketch()
        .values()
        .filter(|item| holds_any(board, item, &told))
    {
        tx.put_sketch(item.clone());
    }
    tx.finish();
    fold_for_stage(&mut document, catalog, &folded);
    let calm = told.difference(&lit).map(|id| (*id).clone()).collect();
    (document, calm)
}

/// What is folded is what the stage says, whatever the board says.
fn fold_for_stage(document: &mut Document, catalog: &Catalog, folded: &BTreeSet<&SketchId>) {
    let frames = document.sketch().values().filter(|item| item.is_folded());
    let open = frames.map(|item| (item.id.clone(), None)).collect();
    apply(document, &[Edit::FoldFrames(open)]);
    let there = folded
        .iter()
        .filter(|id| document.sketch().contains_key(**id));
    let there: BTreeSet<SketchId> = there.map(|id| (*id).clone()).collect();
    if !there.is_empty() {
        let sizes = fold_sizes(document, &boxes(document, catalog), &there);
        apply(document, &[Edit::FoldFrames(sizes)]);
    }
}

fn as_node(target: Target) -> Option<NodeId> {
    match target {
        Target::Node(id) => Some(id),
        Target::Edge(_) | Target::Sketch(_) => None,
    }
}

/// Whether a frame holds any of these components.
fn holds_any(board: &Document, item: &SketchItem, told: &BTreeSet<&NodeId>) -> bool {
    let members = || board.members(&item.id).into_iter();
    item.is_frame() && members().filter_map(as_node).any(|id| told.contains(&id))
}

/// What the camera frames when a stage is shown where its components lie.
pub(in crate::editor) fn focus(stage: &Stage, derived: &Derived) -> Option<crate::geom::Rect> {
    let ids = if stage.focus.is_empty() {
        &stage.lit
    } else {
        &stage.focus
    };
    union(
        ids.iter()
            .filter_map(|id| Some(derived.boxes.get(id)?.rect)),
    )
}
