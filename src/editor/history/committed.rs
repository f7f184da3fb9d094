//! What a history hands out of each step that was made, taken back or made again, in their order.

use crate::editor::Editor;
use crate::editor::history::{History, StateId};
use crate::model::Patch;

/// A step that changed the document.
#[derive(Clone, Debug, PartialEq)]
pub struct CommittedStep {
    /// What was done.
    pub label: String,
    /// What it changed. A step that joined the one before it holds what it added.
    pub patch: Patch,
    /// The state after it.
    pub state: StateId,
}

/// Whether steps are kept to be handed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepRecording {
    /// Nobody takes them, so they would only pile up.
    #[default]
    Off,
    On,
}

impl History {
    /// Begins to keep steps to be handed out, or ends it.
    pub fn set_recording(&mut self, recording: StepRecording) {
        self.recording = recording;
    }

    pub fn recording(&self) -> StepRecording {
        self.recording
    }

    /// The steps since the last call. Previews are none.
    pub fn take_committed(&mut self) -> Vec<CommittedStep> {
        std::mem::take(&mut self.committed)
    }

    pub(in crate::editor::history) fn hand_out(&mut self, label: String, patch: &Patch) {
        if self.recording == StepRecording::On && !patch.is_empty() {
            let state = self.state();
            self.committed.push(CommittedStep {
                label,
                patch: patch.clone(),
                state,
            });
        }
    }
}

/// Has the history of a board keep each step to be handed out, from now on.
pub fn record_steps(editor: &mut Editor) {
    editor.board.history.set_recording(StepRecording::On);
}

/// The steps made on a board since the last call.
pub fn take_committed(editor: &mut Editor) -> Vec<CommittedStep> {
    editor.board.history.take_committed()
}
