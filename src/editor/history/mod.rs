//! The document with its past and future. One gesture, command or answer is one step.
//!
//! A preview is always applied from the state at the gesture's start, so a long drag cannot drift and
//! cancelling is exact. Nothing here clones the document: a step is the patch of what it touched.

mod commit;
mod committed;
mod rehearsal;
mod selection_mark;

pub use committed::{CommittedStep, StepRecording, record_steps, take_committed};
pub use rehearsal::{RehearsedStep, rehearse, typed_on_board};
pub use selection_mark::SelectionMark;
pub(in crate::editor) use selection_mark::{mark_selection, restore_selection};

use std::collections::BTreeSet;

use crate::model::{Document, Edit, NodeId, Patch, apply};

/// Names a state the document has been in; never used again for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateId(u64);

/// Owns the document and every way it is changed.
#[derive(Debug, Default)]
pub struct History {
    document: Document,
    past: Vec<HistoryStep>,
    future: Vec<HistoryStep>,
    preview: Option<Patch>,
    /// The state on disk; `None` when no state on disk is known.
    saved: Option<StateId>,
    last_state: u64,
    revision: u64,
    /// What is selected now, as far as the history was told.
    mark: SelectionMark,
    recording: StepRecording,
    /// Steps that nobody has taken yet.
    committed: Vec<CommittedStep>,
    /// Steps are worked out and not made.
    is_rehearsing: bool,
    rehearsed: Option<RehearsedStep>,
}

#[derive(Debug)]
struct HistoryStep {
    label: String,
    patch: Patch,
    /// What was selected before it, and after it once something else came.
    before: SelectionMark,
    after: SelectionMark,
    /// The state after this step.
    state: StateId,
    /// Steps with the same key, one right after the other, become one.
    joins: Option<String>,
    /// After it the drawing was in order.
    is_tidy: bool,
}

const START: StateId = StateId(0);

/// Whether a new step becomes part of the one before. A saved state always stays a state of its own,
/// so that undo can come back to it.
enum StepJoin {
    No,
    Same(String),
    Last,
}

impl StepJoin {
    fn takes(&self, last: &HistoryStep) -> bool {
        match self {
            Self::No => false,
            Self::Same(key) => last.joins.as_ref() == Some(key),
            Self::Last => true,
        }
    }

    fn key(self) -> Option<String> {
        match self {
            Self::Same(key) => Some(key),
            Self::No | Self::Last => None,
        }
    }
}

impl History {
    /// Begins with `document` as the saved state.
    pub fn new(document: Document) -> Self {
        Self {
            document,
            saved: Some(START),
            ..Self::default()
        }
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document as the last step left it, without what is previewed.
    pub fn committed_document(&self) -> Document {
        let mut document = self.document.clone();
        if let Some(preview) = &self.preview {
            preview.inverse().apply(&mut document);
        }
        document
    }

    /// Grows with every change of the document, previews too.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether a gesture shows something that is not yet done.
    pub fn is_previewing(&self) -> bool {
        self.preview.is_some()
    }

    /// What a gesture shows that is not yet done.
    pub fn previewed(&self) -> Option<&Patch> {
        self.preview.as_ref()
    }

    /// Takes note of what is selected. It is what the next step begins with, and what the last one ended with.
    pub fn set_mark(&mut self, mark: SelectionMark) {
        if let Some(last) = self.past.last_mut() {
            last.after = mark.clone();
        }
        self.mark = mark;
    }

    /// What was selected before the step that was taken back last.
    pub fn mark_before_undone(&self) -> SelectionMark {
        let step = self.future.last();
        step.map(|step| step.before.clone()).unwrap_or_default()
    }

    /// What was selected after the last step.
    pub fn mark_after_last(&self) -> SelectionMark {
        let step = self.past.last();
        step.map(|step| step.after.clone()).unwrap_or_default()
    }

    /// Shows what the edits would do, instead of what was previewed before. Returns what changed on the board.
    pub fn preview(&mut self, edits: &[Edit]) -> Patch {
        if self.is_rehearsing {
            return Patch::default();
        }
        let back = self.take_back_preview();
        let patch = apply(&mut self.document, edits);
        let shown = back.then(patch.clone());
        self.preview = Some(patch);
        self.note(shown)
    }

    /// Does the edits as one step, taking back any preview. Edits that change nothing make no step.
    pub fn commit(&mut self, label: impl Into<String>, edits: &[Edit]) -> Patch {
        self.commit_step(label.into(), edits, StepJoin::No)
    }

    /// As [`Self::commit`], but a step right after one with the same key becomes part of it:
    /// holding an arrow key is one move.
    pub fn commit_joining(&mut self, label: impl Into<String>, key: &str, edits: &[Edit]) -> Patch {
        self.commit_step(label.into(), edits, StepJoin::Same(key.to_owned()))
    }

    /// Does the edits as part of the step just made: an answer to the question that step raised.
    pub fn amend(&mut self, label: impl Into<String>, edits: &[Edit]) -> Patch {
        self.commit_step(label.into(), edits, StepJoin::Last)
    }

    /// As [`Self::commit`], for a layout: afterwards the drawing is in order.
    pub fn commit_tidy(&mut self, label: impl Into<String>, edits: &[Edit]) -> Patch {
        let shown = self.commit(label, edits);
        if let Some(last) = self.past.last_mut() {
            last.is_tidy = true;
        }
        shown
    }

    /// Components that were added, changed or joined anew since the drawing was last in order: laid out, or opened.
    pub fn untidy(&self) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        for step in self.past.iter().rev().take_while(|step| !step.is_tidy) {
            found.extend(step.patch.nodes.keys().cloned());
            let edges = step.patch.edges.values();
            let edges = edges.flat_map(|slot| slot.before.iter().chain(&slot.after));
            found.extend(edges.flat_map(|edge| [edge.from.node.clone(), edge.to.node.clone()]));
        }
        found.retain(|id| self.document.diagram().node(id).is_some());
        found
    }

    /// Takes back the preview.
    pub fn cancel(&mut self) -> Patch {
        let back = self.take_back_preview();
        self.note(back)
    }

    /// Takes back the last step, and any preview before it; `None`, and nothing happens, when there is none.
    pub fn undo(&mut self) -> Option<Patch> {
        let step = self.past.pop()?;
        let back = self.take_back_preview();
        let patch = step.patch.inverse();
        patch.apply(&mut self.document);
        let label = format!("Undo: {}", step.label);
        self.future.push(step);
        self.hand_out(label, &patch);
        Some(self.note(back.then(patch)))
    }

    /// Does the step taken back last, after taking back any preview; `None`, and nothing happens, when there is none.
    pub fn redo(&mut self) -> Option<Patch> {
        let step = self.future.pop()?;
        let back = self.take_back_preview();
        step.patch.apply(&mut self.document);
        let (label, patch) = (format!("Redo: {}", step.label), step.patch.clone());
        self.past.push(step);
        self.hand_out(label, &patch);
        Some(self.note(back.then(patch)))
    }

    /// The step that undo takes back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.last().map(|step| step.label.as_str())
    }

    /// The step that redo does again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    /// How many steps undo can take back.
    pub fn n_past(&self) -> usize {
        self.past.len()
    }

    /// The state the document is in, previews aside.
    pub fn state(&self) -> StateId {
        self.past.last().map_or(START, |step| step.state)
    }

    /// The document is on disk as it was in `state`.
    pub fn mark_saved(&mut self, state: StateId) {
        self.saved = Some(state);
    }

    /// No state of the document is on disk: it was recovered, or made from a template.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Whether the document differs from what is on disk, as far as the steps tell.
    pub fn is_modified(&self) -> bool {
        self.saved != Some(self.state())
    }

    fn commit_step(&mut self, label: String, edits: &[Edit], join: StepJoin) -> Patch {
        if self.is_rehearsing {
            self.rehearse_step(label, edits);
            return Patch::default();
        }
        let back = self.take_back_preview();
        let patch = apply(&mut self.document, edits);
        if !patch.is_empty() {
            let earlier = self.past.pop_if(|last| {
                let is_saved = self.saved == Some(last.state);
                !is_saved && self.future.is_empty() && join.takes(last)
            });
            let (whole, before) = match earlier {
                Some(step) => (step.patch.then(patch.clone()), step.before),
                None => (patch.clone(), self.mark.clone()),
            };
            self.push(label.clone(), whole, before, join.key());
            self.hand_out(label, &patch);
        }
        self.note(back.then(patch))
    }

    fn push(&mut self, label: String, patch: Patch, before: SelectionMark, joins: Option<String>) {
        self.future.clear();
        if patch.is_empty() {
            return;
        }
        self.last_state += 1;
        self.past.push(HistoryStep {
            label,
            patch,
            after: before.clone(),
            before,
            state: StateId(self.last_state),
            joins,
            is_tidy: false,
        });
    }

    fn take_back_preview(&mut self) -> Patch {
        let back = self.preview.take().map(|patch| patch.inverse());
        let back = back.unwrap_or_default();
        back.apply(&mut self.document);
        back
    }

    fn note(&mut self, shown: Patch) -> Patch {
        if !shown.is_empty() {
            self.revision += 1;
        }
        shown
    }
}
