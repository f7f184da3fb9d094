//! What an action would change, without doing it: text that is still being typed in a field is kept so.

use crate::editor::{Action, Editor, History};
use crate::model::{Edit, Patch, apply};

/// A step as it would be made.
#[derive(Clone, Debug, PartialEq)]
pub struct RehearsedStep {
    /// What would be done.
    pub label: String,
    /// What it would change.
    pub patch: Patch,
}

impl History {
    /// Takes the edits of a step and gives the document back as it was.
    pub(in crate::editor::history) fn rehearse_step(&mut self, label: String, edits: &[Edit]) {
        let patch = apply(&mut self.document, edits);
        patch.inverse().apply(&mut self.document);
        if !patch.is_empty() {
            self.rehearsed = Some(RehearsedStep { label, patch });
        }
    }
}

/// The step that the action would make. Only for actions that do nothing but make one step; nothing is changed.
pub fn rehearse(editor: &mut Editor, action: Action) -> Option<RehearsedStep> {
    if editor.board.read_only().is_some() || editor.board.history.is_previewing() {
        return None;
    }
    editor.board.history.is_rehearsing = true;
    // What it says would be said when it is done.
    drop(editor.act(action));
    editor.board.history.is_rehearsing = false;
    editor.board.history.rehearsed.take()
}

/// What is typed on the board right now, shown by it and not yet done.
pub fn typed_on_board(editor: &Editor) -> Option<RehearsedStep> {
    let Some(crate::editor::Prompt::Write { .. }) = editor.prompt() else {
        return None;
    };
    let patch = editor.board.history.previewed()?.clone();
    let label = "Write".to_owned();
    (!patch.is_empty()).then_some(RehearsedStep { label, patch })
}
