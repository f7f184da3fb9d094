//! Doing edits as steps that undo takes back: alone, joined with the step before, or as part of it.

use crate::editor::{Editor, Effect, History, arrange::frames, mark_selection};
use crate::model::{Edit, Patch};

impl Editor {
    /// Does the edits as one step, or says why they cannot be done.
    pub(in crate::editor) fn commit(
        &mut self,
        label: impl Into<String>,
        edits: &[Edit],
    ) -> Vec<Effect> {
        self.change(|history| history.commit(label, edits))
    }

    /// As [`Self::commit`], and tells a screen reader when it is done.
    pub(in crate::editor) fn commit_announced(
        &mut self,
        label: String,
        edits: &[Edit],
        done: String,
    ) -> Vec<Effect> {
        let refused = self.commit(label, edits);
        if refused.is_empty() {
            return vec![Effect::Announce(done)];
        }
        refused
    }

    /// The edits and those that put what they move into the frames it then lies in.
    pub(in crate::editor) fn with_frames(&mut self, edits: &[Edit]) -> Vec<Edit> {
        self.preview(edits);
        let mut all = edits.to_vec();
        all.extend(frames::following(&self.board, edits));
        all
    }

    /// As [`Self::commit`], joined with the step before when that had the same key.
    pub(in crate::editor) fn commit_joining(
        &mut self,
        label: String,
        key: &str,
        edits: &[Edit],
    ) -> Vec<Effect> {
        self.change(|history| history.commit_joining(label, key, edits))
    }

    /// Does the edits as part of the step just made.
    pub(in crate::editor) fn amend(&mut self, label: String, edits: &[Edit]) -> Vec<Effect> {
        self.change(|history| history.amend(label, edits))
    }

    /// Does the change and follows it, or says why nothing may be changed.
    fn change(&mut self, change: impl FnOnce(&mut History) -> Patch) -> Vec<Effect> {
        if let Some(error) = self.edit_error() {
            return vec![error];
        }
        mark_selection(self);
        let patch = change(&mut self.board.history);
        self.board.changed(&patch);
        Vec::new()
    }

    /// Why nothing may be changed, as a toast with the way out.
    pub(in crate::editor) fn edit_error(&mut self) -> Option<Effect> {
        let reason = self.board.read_only()?.to_owned();
        let patch = self.board.history.cancel();
        self.board.changed(&patch);
        Some(Effect::warning(format!("Read-only: {reason}")))
    }
}
