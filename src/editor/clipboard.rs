//! Copying and pasting as board text, through the system clipboard: what is copied here pastes in another
//! window, and into a file by hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::editor::{BoardState, Editor, Effect, TargetSet, text::display_names, tools};
use crate::file;
use crate::geom::{Point, Vec2, union};
use crate::model::{
    Binding, Document, Edge, EdgeEnd, Edit, FreshIds, GroupId, Node, NodeId, SketchId, SketchItem,
    SketchKind, Target, apply,
};
use crate::pipeline;
use crate::scene::bound_lines;
use crate::text::with_thousands;

/// More characters than this are no text on a board.
const MOST_PASTED: usize = 20_000;
/// How far from the original a copy lies, in world units, to the right and down.
const OFFSET: Vec2 = Vec2::new(24.0, 24.0);

/// Things that can be put onto a board.
#[derive(Clone, Debug, Default)]
pub struct Fragment {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    sketch: Vec<SketchItem>,
}

impl Fragment {
    /// The targets, the members of frames among them, and the edges between the nodes. Lines are taken as they are
    /// drawn, because what they stick to may not come along.
    pub fn new(board: &BoardState, targets: &TargetSet) -> Self {
        let document = board.document();
        let boxes = &board.derived().boxes;
        let mut all = targets.clone();
        for target in targets {
            if let Target::Sketch(id) = target {
                all.extend(document.members(id));
            }
        }
        let diagram = document.diagram();
        let has = |id: &NodeId| all.contains(&Target::Node(id.clone()));
        let inner = |edge: &&Edge| has(&edge.from.node) && has(&edge.to.node);
        Self {
            nodes: diagram
                .nodes()
                .filter(|node| has(&node.id))
                .cloned()
                .collect(),
            edges: diagram.edges().filter(inner).cloned().collect(),
            sketch: document
                .sketch()
                .values()
                .filter(|item| all.contains(&Target::Sketch(item.id.clone())))
                .map(|item| bound_lines::resolved(document, boxes, item).into_owned())
                .collect(),
        }
    }

    fn whole(document: &Document) -> Self {
        Self {
            nodes: document.diagram().nodes().cloned().collect(),
            edges: document.diagram().edges().cloned().collect(),
            sketch: document.sketch().values().cloned().collect(),
        }
    }

    /// What it is called: `Ranker`, `3 components`.
    pub fn name(&self, catalog: &Catalog) -> String {
        let document = self.clone().into_document();
        let nodes = self.nodes.iter().map(|node| Target::Node(node.id.clone()));
        let sketch = self
            .sketch
            .iter()
            .map(|item| Target::Sketch(item.id.clone()));
        display_names::several(&document, catalog, &nodes.chain(sketch).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.sketch.is_empty()
    }

    /// As a board of its own. Frames that were not taken along are left behind.
    fn into_document(self) -> Document {
        let frames: BTreeSet<SketchId> = self.sketch.iter().map(|item| item.id.clone()).collect();
        let keep = |frame: Option<SketchId>| frame.filter(|frame| frames.contains(frame));
        let sketch = self.sketch.into_iter().map(|item| {
            let frame = keep(item.frame.clone());
            Edit::add_sketch(SketchItem { frame, ..item })
        });
        let nodes = self.nodes.into_iter().map(|node| {
            let frame = keep(node.frame.clone());
            Edit::AddNode(Node { frame, ..node })
        });
        let edges = self.edges.into_iter().map(Edit::AddEdge);
        let edits: Vec<Edit> = sketch.chain(nodes).chain(edges).collect();
        let mut document = Document::default();
        apply(&mut document, &edits);
        document
    }

    /// Edits that add it to `document` under new ids, moved by `by`, and what they add.
    /// Frames that were not taken along stay the frames of their members when `document` has them.
    /// Copies made inside a group that was entered stay in it.
    pub fn insertion(
        &self,
        document: &Document,
        by: Vec2,
        entered: Option<&GroupId>,
    ) -> (Vec<Edit>, TargetSet) {
        let mut fresh = FreshIds::new(document);
        let frames: BTreeMap<SketchId, SketchId> = self
            .sketch
            .iter()
            .map(|item| (item.id.clone(), fresh.sketch(base(item.id.as_str()))))
            .collect();
        let nodes: BTreeMap<NodeId, NodeId> = self
            .nodes
            .iter()
            .map(|node| (node.id.clone(), fresh.node(base(node.id.as_str()))))
            .collect();
        let frame_of = |old: &Option<SketchId>| {
            let old = old.as_ref()?;
            let kept = || document.sketch().contains_key(old).then(|| old.clone());
            frames.get(old).cloned().or_else(kept)
        };
        let groups = self.fresh_groups(&mut fresh);
        let groups_of = |old: &[GroupId]| regrouped(old, entered, &groups);
        let mut edits = Vec::new();
        for item in &self.sketch {
            edits.push(Edit::add_sketch(SketchItem {
                id: frames[&item.id].clone(),
                rect: item.rect + by,
                frame: frame_of(&item.frame),
                groups: groups_of(&item.groups),
                form: restuck(&item.form, &nodes, &frames),
                ..item.clone()
            }));
        }
        for node in &self.nodes {
            edits.push(Edit::AddNode(Node {
                id: nodes[&node.id].clone(),
                at: node.at.map(|at| at + by),
                frame: frame_of(&node.frame),
                groups: groups_of(&node.groups),
                ..node.clone()
            }));
        }
        for edge in &self.edges {
            let (Some(from), Some(to)) = (nodes.get(&edge.from.node), nodes.get(&edge.to.node))
            else {
                continue;
            };
            edits.push(Edit::AddEdge(Edge {
                id: fresh.edge(),
                from: EdgeEnd::new(from.clone(), edge.from.port.clone()),
                to: EdgeEnd::new(to.clone(), edge.to.port.clone()),
                via: edge.via.iter().map(|bend| *bend + by).collect(),
                ..edge.clone()
            }));
        }
        let added = nodes.into_values().map(Target::Node);
        (
            edits,
            added
                .chain(frames.into_values().map(Target::Sketch))
                .collect(),
        )
    }

    /// Copies of a group are a group of their own.
    fn fresh_groups(&self, fresh: &mut FreshIds) -> BTreeMap<GroupId, GroupId> {
        let of_nodes = self.nodes.iter().flat_map(|node| &node.groups);
        let of_items = self.sketch.iter().flat_map(|item| &item.groups);
        let old: BTreeSet<GroupId> = of_nodes.chain(of_items).cloned().collect();
        old.into_iter().map(|old| (old, fresh.group())).collect()
    }
}

/// The groups of a copy: the same down to the one that was entered, new ones inside it.
fn regrouped(
    old: &[GroupId],
    entered: Option<&GroupId>,
    fresh: &BTreeMap<GroupId, GroupId>,
) -> Vec<GroupId> {
    let kept = old.iter().position(|group| Some(group) == entered);
    let n_kept = kept.map_or(0, |at| at + 1);
    let new = old[n_kept..].iter().map(|group| &fresh[group]);
    old[..n_kept].iter().chain(new).cloned().collect()
}

/// The form with its ends on the copies of what they stuck to; what was not taken along is let go.
fn restuck(
    form: &SketchKind,
    nodes: &BTreeMap<NodeId, NodeId>,
    items: &BTreeMap<SketchId, SketchId>,
) -> SketchKind {
    let mut form = form.clone();
    let copy_of = |target: &Target| match target {
        Target::Node(id) => Some(Target::Node(nodes.get(id)?.clone())),
        Target::Sketch(id) => Some(Target::Sketch(items.get(id)?.clone())),
        Target::Edge(_) => None,
    };
    if let SketchKind::Line(line) = &mut form {
        for binding in [&mut line.start, &mut line.end] {
            *binding = binding.take().and_then(|binding| {
                let target = copy_of(&binding.target)?;
                Some(Binding { target, ..binding })
            });
        }
    }
    form
}

/// An id without the number that an earlier copy gave it: `ranker_2` is a `ranker` again.
fn base(id: &str) -> &str {
    match id.rsplit_once('_') {
        Some((head, tail))
            if !head.is_empty() && !tail.is_empty() && tail.bytes().all(|b| b.is_ascii_digit()) =>
        {
            head
        }
        _ => id,
    }
}

/// The selection as text; `None` when nothing in it can be copied.
pub fn copy(editor: &Editor) -> Option<String> {
    let piece = Fragment::new(editor.board(), editor.selection());
    (!piece.is_empty()).then(|| file::write(&piece.into_document()))
}

/// Puts a copy of the selection beside it.
pub fn duplicate(editor: &mut Editor) -> Vec<Effect> {
    let piece = Fragment::new(editor.board(), editor.selection());
    insert(editor, &piece, "Duplicate", OFFSET)
}

/// Puts the text's content onto the board, or says why it cannot.
///
/// `at` is where the pointer is, in world units.
pub fn paste(editor: &mut Editor, text: &str, at: Option<Point>) -> Vec<Effect> {
    if text.trim().is_empty() {
        return vec![Effect::info("The clipboard holds no text to paste")];
    }
    let Ok(opened) = file::read(text) else {
        return paste_words(editor, text, at);
    };
    let mut document = opened.document;
    pipeline::complete(&mut document, editor.catalog());
    let piece = Fragment::whole(&document);
    if piece.is_empty() {
        return vec![Effect::info(
            "The copied board is empty; nothing was pasted",
        )];
    }
    let by = landing(editor, &piece);
    insert(editor, &piece, "Paste", by)
}

/// What is no board becomes a text, where the pointer is or in the middle of the view.
fn paste_words(editor: &mut Editor, words: &str, at: Option<Point>) -> Vec<Effect> {
    let n = words.chars().count();
    if n > MOST_PASTED {
        let (n, most) = (
            with_thousands(&n.to_string()),
            with_thousands(&MOST_PASTED.to_string()),
        );
        return vec![Effect::warning(format!(
            "The clipboard holds {n} characters; a text on the board may have {most}. Nothing was pasted."
        ))];
    }
    let clear = editor.camera().visible(editor.board().clear()).center();
    let words = words.replace("\r\n", "\n").replace('\t', "    ");
    let (target, edits) = tools::text_at(editor.board(), at.unwrap_or(clear), words.trim_end());
    let effects =
        editor.commit_announced("Paste text".to_owned(), &edits, "Paste: text".to_owned());
    if editor.document().contains(&target) {
        editor.select(TargetSet::from([target]));
    }
    effects
}

/// Where it was copied from if that is free again; else beside it, each time farther; and if none of that is in
/// view, the middle of the view.
fn landing(editor: &Editor, piece: &Fragment) -> Vec2 {
    let visible = editor.camera().visible(editor.viewport());
    let corners = piece.nodes.iter().filter_map(|node| node.at);
    let spots = corners.map(|at| crate::geom::Rect::from_points(at, at));
    let Some(extent) = union(spots.chain(piece.sketch.iter().map(|item| item.rect))) else {
        return OFFSET;
    };
    let mut by = Vec2::ZERO;
    while is_taken(editor.document(), piece, by) {
        by += OFFSET;
    }
    if visible.overlaps(extent + by) || editor.document().is_blank() {
        by
    } else {
        visible.center() - extent.center()
    }
}

/// Whether a copy already lies exactly there.
fn is_taken(document: &Document, piece: &Fragment, by: Vec2) -> bool {
    let first = piece
        .nodes
        .first()
        .and_then(|node| Some((node, node.at? + by)));
    let Some((first, at)) = first else {
        let lies_there = |item: &SketchItem| {
            let mut sketch = document.sketch().values();
            sketch.any(|other| other.rect == item.rect + by && other.form == item.form)
        };
        return piece.sketch.first().is_some_and(lies_there);
    };
    document
        .diagram()
        .nodes()
        .any(|node| node.kind == first.kind && node.at == Some(at))
}

fn insert(editor: &mut Editor, piece: &Fragment, verb: &str, by: Vec2) -> Vec<Effect> {
    let entered = editor.board().entered();
    let (edits, added) = piece.insertion(editor.document(), by, entered);
    if added.is_empty() {
        return Vec::new();
    }
    let name = piece.name(editor.catalog());
    let effects =
        editor.commit_announced(format!("{verb} {name}"), &edits, format!("{verb}: {name}"));
    if added
        .iter()
        .all(|target| editor.document().contains(target))
    {
        editor.select(added);
    }
    effects
}
