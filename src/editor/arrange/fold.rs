//! Folding frames into boxes and unfolding them, by hand and for what somebody wants to see.

use std::collections::BTreeSet;

use crate::editor::selection::hit_test::shows_bundles;
use crate::editor::text::display_names;
use crate::editor::{BoardState, Editor, Effect, TargetSet};
use crate::model::{Document, EdgeId, Edit, SketchId, SketchItem, Target};
use crate::pipeline;
use crate::scene::{self, FramePair};
use crate::text::counted;

/// Screen points kept free around what is brought into view.
const MARGIN: f64 = 48.0;
/// Steps that unfold frames one after the other for what is looked at are one step.
const TO_SHOW: &str = "unfold to show";

impl BoardState {
    /// What shows in the place of a thing: the folded frame around it, or the thing itself.
    pub fn shown_target(&self, target: Target) -> Target {
        let folded = self.document().fold_of(&target).cloned();
        folded.map_or(target, Target::Sketch)
    }

    /// The thing, and for a line every connection in it: all at a folded frame, from afar all between two frames, a
    /// request and its answer.
    pub(in crate::editor) fn in_one_line(&self, target: &Target) -> TargetSet {
        let Target::Edge(id) = target else {
            return TargetSet::from([target.clone()]);
        };
        let derived = self.derived();
        let pair = derived.pairs.pair(id).filter(|_| !self.shows_apart());
        let together = derived.folds.together(id);
        let edges: Vec<&EdgeId> = match (together.or_else(|| far_bundle(self, id)), pair) {
            (Some(together), _) => {
                let answers = together.iter().filter_map(|id| derived.pairs.pair(id));
                let answers = answers.map(|pair| &pair.answer);
                together.iter().chain(answers).collect()
            }
            (None, Some(pair)) => pair.edges().into(),
            (None, None) => vec![id],
        };
        edges.into_iter().cloned().map(Target::Edge).collect()
    }

    /// The folded frame that the thing is.
    pub fn folded_frame(&self, target: &Target) -> Option<&SketchItem> {
        let Target::Sketch(id) = target else {
            return None;
        };
        let item = self.document().sketch().get(id)?;
        item.is_folded().then_some(item)
    }
}

/// The connections in the bundle that an edge is part of now.
pub(in crate::editor) fn far_bundle<'a>(
    board: &'a BoardState,
    id: &EdgeId,
) -> Option<&'a BTreeSet<EdgeId>> {
    let bundles = &board.derived().bundles;
    let pair = bundles.bundle(id).filter(|_| shows_bundles(board))?;
    bundles.members(pair)
}

/// The targets, and all that is in folded frames among them: what looks like one thing goes as one thing.
pub(in crate::editor) fn with_folded(board: &BoardState, targets: &TargetSet) -> TargetSet {
    let mut all = targets.clone();
    for target in targets {
        if let Some(frame) = board.folded_frame(target) {
            all.extend(board.document().members(&frame.id));
        }
    }
    all
}

/// The selected frames, or else those directly around what is selected.
fn frames_meant(board: &BoardState) -> BTreeSet<SketchId> {
    let document = board.document();
    let selected = board.selection().iter().filter_map(|target| match target {
        Target::Sketch(id) => document.sketch().get(id).filter(|item| item.is_frame()),
        Target::Node(_) | Target::Edge(_) => None,
    });
    let selected: BTreeSet<SketchId> = selected.map(|item| item.id.clone()).collect();
    if !selected.is_empty() {
        return selected;
    }
    let around = board.selection().iter().filter_map(|target| match target {
        Target::Node(id) => document.diagram().node(id)?.frame.clone(),
        Target::Sketch(id) => document.sketch().get(id)?.frame.clone(),
        Target::Edge(_) => None,
    });
    around
        .filter(|id| document.sketch().contains_key(id))
        .collect()
}

/// Whether a frame, or something in one, is selected.
pub(in crate::editor) fn means_frame(board: &BoardState) -> bool {
    !frames_meant(board).is_empty()
}

/// The connection that is drawn for all in one line with it; anything else as it is.
pub(in crate::editor) fn drawn_edge(board: &BoardState, target: Target) -> Target {
    let Target::Edge(id) = &target else {
        return target;
    };
    Target::Edge(board.derived().drawn(id).clone())
}

/// Folds the frames that are meant, or unfolds them where all of them are folded.
pub(in crate::editor) fn toggle(editor: &mut Editor) -> Vec<Effect> {
    let document = editor.document();
    let frames = frames_meant(&editor.board);
    let is_folded = |id: &SketchId| document.sketch().get(id).is_some_and(SketchItem::is_folded);
    if frames.iter().all(is_folded) {
        return unfold(editor, &frames);
    }
    let open = frames.into_iter().filter(|id| !is_folded(id)).collect();
    fold(editor, &open)
}

/// Folds every frame that lies in no other.
pub(in crate::editor) fn fold_all(editor: &mut Editor) -> Vec<Effect> {
    let frames = editor.document().sketch().values();
    let outer = frames.filter(|item| item.is_open_frame() && item.frame.is_none());
    let outer: BTreeSet<SketchId> = outer.map(|item| item.id.clone()).collect();
    if outer.is_empty() {
        return vec![Effect::info("Every frame is folded already")];
    }
    fold(editor, &outer)
}

/// Unfolds every frame, those inside others too.
pub(in crate::editor) fn unfold_all(editor: &mut Editor) -> Vec<Effect> {
    let frames = editor.document().sketch().values();
    let folded = frames.filter(|item| item.is_folded());
    let folded: BTreeSet<SketchId> = folded.map(|item| item.id.clone()).collect();
    if folded.is_empty() {
        return vec![Effect::info("No frame is folded")];
    }
    unfold(editor, &folded)
}

fn fold(editor: &mut Editor, frames: &BTreeSet<SketchId>) -> Vec<Effect> {
    let sizes = pipeline::fold_sizes(editor.document(), &editor.derived().boxes, frames);
    let what = called(editor.document(), frames);
    let effects = editor.commit_announced(
        format!("Fold {what}"),
        &[Edit::FoldFrames(sizes)],
        format!("Folded {what}"),
    );
    editor.select(frames.iter().cloned().map(Target::Sketch).collect());
    effects
}

fn unfold(editor: &mut Editor, frames: &BTreeSet<SketchId>) -> Vec<Effect> {
    let what = called(editor.document(), frames);
    let folds = frames.iter().map(|id| (id.clone(), None)).collect();
    let effects = editor.commit_announced(
        format!("Unfold {what}"),
        &[Edit::FoldFrames(folds)],
        format!("Unfolded {what}"),
    );
    editor.select(frames.iter().cloned().map(Target::Sketch).collect());
    effects
}

fn called(document: &Document, frames: &BTreeSet<SketchId>) -> String {
    let first = frames.first().and_then(|id| document.sketch().get(id));
    match first {
        Some(item) if frames.len() == 1 => match item.text().map(str::trim) {
            Some(title) if !title.is_empty() => display_names::shortened(title),
            _ => "frame".to_owned(),
        },
        _ => counted(frames.len(), "frame"),
    }
}

/// Unfolds the frames around these things, so that they can be seen, and says so. Where the board must not be changed,
/// it says where they are.
pub(in crate::editor) fn unfold_around(editor: &mut Editor, targets: &[Target]) -> Vec<Effect> {
    let document = editor.document();
    let mut frames: BTreeSet<SketchId> = BTreeSet::new();
    for target in targets {
        match target {
            Target::Edge(id) => {
                let edge = document.diagram().edge(id).into_iter();
                let ends = edge.flat_map(|edge| [&edge.from.node, &edge.to.node]);
                for end in ends.cloned().map(Target::Node) {
                    frames.extend(document.folds_around(&end).cloned());
                }
            }
            Target::Node(_) | Target::Sketch(_) => {
                frames.extend(document.folds_around(target).cloned());
            }
        }
    }
    if frames.is_empty() {
        return Vec::new();
    }
    let what = called(document, &frames);
    if editor.read_only().is_some() {
        return vec![Effect::info(format!("It is in what is folded: {what}"))];
    }
    let folds = frames.into_iter().map(|id| (id, None)).collect();
    let edits = [Edit::FoldFrames(folds)];
    let mut effects = editor.commit_joining(format!("Unfold {what}"), TO_SHOW, &edits);
    effects.push(Effect::info(format!("Unfolded {what}")));
    effects
}

/// Selects what shows and brings it into view.
pub(in crate::editor) fn bring_into_view(editor: &mut Editor, targets: TargetSet) {
    editor.select(targets);
    if let Some(extent) = editor.board.extent(&editor.board.selection.targets) {
        let camera = editor.goal();
        editor.animate_camera(camera.revealing(extent, editor.board.canvas.clear, MARGIN));
    }
}

/// How many data types are named of a bundle.
const NAMED: usize = 4;

/// `14 connections between Serving and Learning: 5 × scores, 3 × model …`, of what runs as one line from afar.
pub(in crate::editor) fn spoken_bundle(board: &BoardState, id: &EdgeId) -> Option<String> {
    let _far = far_bundle(board, id)?;
    let (document, catalog) = (board.document(), board.catalog());
    let FramePair(one, other) = board.derived().bundles.bundle(id)?;
    let edges = board.in_one_line(&Target::Edge(id.clone()));
    let edges: Vec<&EdgeId> = edges.iter().filter_map(Target::edge).collect();
    let types = scene::type_counts(document.diagram(), edges.iter().copied(), catalog);
    let named = types
        .iter()
        .take(NAMED)
        .map(|(n, name)| format!("{n} × {name}"));
    let named: Vec<String> = named.collect();
    let more = if types.len() > NAMED { " …" } else { "" };
    let frame =
        |id: &SketchId| display_names::target_name(document, catalog, &Target::Sketch(id.clone()));
    Some(format!(
        "{} between {} and {}: {}{more}",
        counted(edges.len(), "connection"),
        frame(one),
        frame(other),
        named.join(", ")
    ))
}
