//! Stages made and changed by hand, each change one step that undo takes back.

use std::collections::BTreeSet;

use crate::editor::stages::stage_action::{StageAction, StageShift};
use crate::editor::stages::walk;
use crate::editor::{Editor, Effect};
use crate::model::{Edit, NodeId, SketchId, Stage, Walkthrough};
use crate::text::counted;

/// Does something to the stages.
pub(in crate::editor) fn act(editor: &mut Editor, action: StageAction) -> Vec<Effect> {
    match action {
        StageAction::GoTo(at) => walk::go_to(editor, at),
        StageAction::Leave => walk::leave(editor),
        StageAction::Rename { at, title } => of_stage(editor, "Rename stage", at, |stage| {
            title.trim().clone_into(&mut stage.title);
        }),
        StageAction::Describe { at, text } => of_stage(editor, "Describe stage", at, |stage| {
            text.trim().clone_into(&mut stage.text);
        }),
        StageAction::Remove(at) => remove(editor, at),
        StageAction::Shift { at, by } => shift(editor, at, by),
    }
}

/// Makes a stage of the selected components after the one that is shown, or after the last.
pub(in crate::editor) fn add(editor: &mut Editor) -> Vec<Effect> {
    let lit: Vec<NodeId> = editor.board.selected_nodes().cloned().collect();
    let selected = editor.selection().iter();
    let folded = selected.filter_map(|target| editor.board.folded_frame(target));
    let folded: Vec<SketchId> = folded.map(|frame| frame.id.clone()).collect();
    if lit.is_empty() && folded.is_empty() {
        return vec![Effect::info("Select the components of the stage first")];
    }
    let n = editor.board.stages().len();
    let at = editor
        .board
        .walk
        .as_ref()
        .map_or(n, |walk| (walk.at + 1).min(n));
    let earlier: BTreeSet<&NodeId> = editor.board.stages()[..at]
        .iter()
        .flat_map(|stage| &stage.lit)
        .collect();
    let new: Vec<NodeId> = lit
        .iter()
        .filter(|id| !earlier.contains(id))
        .cloned()
        .collect();
    let title = format!("Stage {}", n + 1);
    let boxes = match folded.len() {
        0 => String::new(),
        n => format!(" and {}", counted(n, "folded frame")),
    };
    let done = format!("{title} shows {}{boxes}", counted(lit.len(), "component"));
    let stage = Stage {
        title,
        new: new.clone(),
        lit,
        folded,
        ..Stage::default()
    };
    let added = change(editor, "Add stage", |walkthrough| {
        for other in &mut walkthrough.stages[at..] {
            other.new.retain(|id| !new.contains(id));
        }
        walkthrough.aside.retain(|id| !new.contains(id));
        walkthrough.stages.insert(at, stage);
    });
    if !added.is_empty() {
        return added;
    }
    if editor.board.walk.is_some() {
        return walk::go_to(editor, at);
    }
    vec![Effect::info(format!("{done}. Walk stages shows it"))]
}

/// Changes the stage that is shown, or says that none is.
pub(in crate::editor) fn change_here(
    editor: &mut Editor,
    action: fn(usize) -> StageAction,
) -> Vec<Effect> {
    let at = editor.board.walk.as_ref().map(|walk| walk.at);
    match at.filter(|at| *at < editor.board.stages().len()) {
        Some(at) => act(editor, action(at)),
        None => vec![Effect::info("Walk to the stage first")],
    }
}

fn remove(editor: &mut Editor, at: usize) -> Vec<Effect> {
    let Some(stage) = editor.board.stages().get(at) else {
        return Vec::new();
    };
    let done = format!("Removed stage {}", stage.title);
    let effects = change(editor, "Remove stage", |walkthrough| {
        let gone = walkthrough.stages.remove(at);
        // What it told first is told by the next stage that shows it.
        for id in gone.new {
            let mut later = walkthrough.stages[at..].iter_mut();
            if let Some(next) = later.find(|stage| stage.lit.contains(&id)) {
                next.new.push(id);
            }
        }
    });
    if effects.is_empty() {
        walk::keep_stage(editor);
        return vec![Effect::Announce(done)];
    }
    effects
}

fn shift(editor: &mut Editor, at: usize, by: StageShift) -> Vec<Effect> {
    let to = match by {
        StageShift::Earlier => at.checked_sub(1),
        StageShift::Later => Some(at + 1),
    };
    let n = editor.board.stages().len();
    let Some(to) = to.filter(|to| *to < n && at < n) else {
        return Vec::new();
    };
    let effects = change(editor, "Move stage", |walkthrough| {
        walkthrough.stages.swap(at, to);
        introduce_again(walkthrough);
    });
    if effects.is_empty() && editor.board.walk.as_ref().is_some_and(|walk| walk.at == at) {
        return walk::go_to(editor, to);
    }
    effects
}

/// Lets every component be new in the first stage that shows it, after stages were put in another order.
fn introduce_again(walkthrough: &mut Walkthrough) {
    let told: BTreeSet<NodeId> = walkthrough
        .stages
        .iter()
        .flat_map(|stage| stage.new.iter().cloned())
        .collect();
    let mut known = BTreeSet::new();
    for stage in &mut walkthrough.stages {
        let is_first = |id: &&NodeId| told.contains(*id) && known.insert((*id).clone());
        stage.new = stage.lit.iter().filter(is_first).cloned().collect();
    }
}

fn of_stage(
    editor: &mut Editor,
    label: &str,
    at: usize,
    edit: impl FnOnce(&mut Stage),
) -> Vec<Effect> {
    if at >= editor.board.stages().len() {
        return Vec::new();
    }
    let effects = change(editor, label, |walkthrough| {
        edit(&mut walkthrough.stages[at]);
    });
    walk::keep_stage(editor);
    effects
}

/// Changes the stages as one step. Unlike the board, they may be changed while they are walked.
fn change(editor: &mut Editor, label: &str, edit: impl FnOnce(&mut Walkthrough)) -> Vec<Effect> {
    let mut walkthrough = editor.board.own_document().walkthrough().clone();
    edit(&mut walkthrough);
    let edits = [Edit::SetWalkthrough(walkthrough)];
    let staged = editor.board.staged.take();
    let walk = editor.board.walk.take();
    let effects = editor.commit(label, &edits);
    editor.board.staged = staged;
    editor.board.walk = walk;
    effects
}
