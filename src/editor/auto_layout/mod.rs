//! Laying out what a person drew: the selection, what has changed, or all of it; one step each.
//!
//! A small layout is made at once. A large one is handed to the window, which makes it on a thread and comes
//! back with [`crate::editor::WindowReply::Arranged`]; if the board has changed meanwhile, it is dropped.

mod task;

use std::collections::BTreeSet;

use crate::editor::{Editor, Effect, view::animation};
use crate::layout::graph::FlowDirection;
use crate::layout::incremental::LayoutScope;
use crate::model::NodeId;
use crate::pipeline::{self, LayoutRequest, arrange};

pub use task::{LayoutOutcome, LayoutTask};

/// What is to be laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutCommand {
    /// The selected components among themselves; others make room.
    Selection,
    /// What was added or changed finds room; everything else stays as far as it can.
    Changes,
    /// Everything that is not locked.
    All(FlowDirection),
    /// Everything that is not locked, left to right; connections that would run far or around become jumps.
    WithJumps,
}

/// Boxes and edges that are laid out before a person could notice.
const AT_ONCE: usize = 240;

pub(in crate::editor) fn tidy(editor: &mut Editor, what: LayoutCommand) -> Vec<Effect> {
    if let Some(mismatch) = editor.edit_error() {
        return vec![mismatch];
    }
    editor.cancel();
    let Some(task) = task(editor, what) else {
        return vec![Effect::info(
            "Select at least two unlocked components first",
        )];
    };
    if task.tidying.size() > AT_ONCE {
        editor.tidying = Some(task);
        return vec![Effect::Arrange];
    }
    match task.tidying.run(&|_| true) {
        Ok(arrangement) => finish(
            editor,
            &LayoutOutcome {
                label: task.label,
                is_whole: task.is_whole,
                revision: task.revision,
                arrangement,
            },
        ),
        Err(_) => Vec::new(),
    }
}

fn task(editor: &Editor, what: LayoutCommand) -> Option<LayoutTask> {
    let (board, document) = (&editor.board, editor.document());
    let (scope, label) = match what {
        LayoutCommand::Selection => {
            let chosen = board.selected_nodes().cloned();
            let is_free = |id: &NodeId| {
                let node = document.diagram().node(id);
                node.is_some_and(|node| !node.locked)
            };
            let mut free: BTreeSet<NodeId> = chosen.filter(is_free).collect();
            let selected = board.selection().iter();
            let folded = selected.filter_map(|target| board.folded_frame(target));
            free.extend(
                folded
                    .filter(|frame| !frame.locked)
                    .map(|frame| pipeline::fold_box(&frame.id)),
            );
            if free.len() < 2 {
                return None;
            }
            (LayoutScope::Only(free), "Tidy selection")
        }
        LayoutCommand::Changes => {
            let changed = board.history().untidy();
            // Nothing has changed: what lies on each other still makes room.
            let changed = if changed.is_empty() {
                pipeline::everything(document)
            } else {
                changed
            };
            (LayoutScope::Around(changed), "Tidy around changes")
        }
        LayoutCommand::All(_) | LayoutCommand::WithJumps => (LayoutScope::All, "Lay out board"),
    };
    let direction = match what {
        LayoutCommand::All(direction) => direction,
        LayoutCommand::WithJumps => FlowDirection::LeftToRight,
        LayoutCommand::Selection | LayoutCommand::Changes => {
            pipeline::direction(document, board.catalog())
        }
    };
    let request = LayoutRequest::new(document, board.catalog(), scope, direction);
    Some(LayoutTask {
        tidying: match what {
            LayoutCommand::WithJumps => request.with_jumps(document, board.catalog()),
            LayoutCommand::Selection | LayoutCommand::Changes | LayoutCommand::All(_) => request,
        },
        label: label.to_owned(),
        is_whole: matches!(what, LayoutCommand::All(_) | LayoutCommand::WithJumps),
        revision: board.history().revision(),
    })
}

/// Puts everything where the layout says, as one step.
pub(in crate::editor) fn finish(editor: &mut Editor, tidied: &LayoutOutcome) -> Vec<Effect> {
    if editor.board.history().revision() != tidied.revision {
        return vec![Effect::info(
            "Not laid out: the board changed meanwhile. Run the command again.",
        )];
    }
    if let Some(mismatch) = editor.edit_error() {
        return vec![mismatch];
    }
    let edits = arrange::edits(editor.document(), &tidied.arrangement);
    let before = animation::before(editor);
    crate::editor::mark_selection(editor);
    let patch = editor
        .board
        .history
        .commit_tidy(tidied.label.as_str(), &edits);
    editor.board.changed(&patch);
    if patch.is_empty() {
        return vec![unchanged(editor)];
    }
    let n = patch.nodes.len();
    animation::begin(editor, before, &patch);
    if tidied.is_whole {
        editor.fit_all();
    }
    let moved = match n {
        0 => "Only connections changed".to_owned(),
        1 => "Moved one component".to_owned(),
        n => format!("Moved {n} components"),
    };
    vec![Effect::Announce(format!("{}: {moved}", tidied.label))]
}

/// What is said where nothing could be done: lines that still run behind components are counted.
fn unchanged(editor: &Editor) -> Effect {
    match pipeline::n_behind_boxes(editor.derived()) {
        0 => Effect::info("Layout unchanged"),
        1 => Effect::info(
            "Layout unchanged. One connection runs behind a component: move them further apart",
        ),
        n => Effect::info(format!(
            "Layout unchanged. {n} connections run behind components: move those further apart"
        )),
    }
}
