//! What keeps one board's unsaved work: its steps and what is being typed go to its journal.

use std::path::{Path, PathBuf};

use crate::app::documents::journal_thread::{JournalListener, JournalThread};
use crate::editor::{Editor, RehearsedStep, take_committed};
use crate::file::{DraftStep, JournalOrigin};
use crate::model::Document;

/// Seconds between two looks at text that is being typed.
const DRAFT_EVERY: f64 = 0.5;

/// Keeps the work on one board.
#[derive(Default)]
pub struct BoardKeeper {
    /// Writes the journal; begun with the first step.
    thread: Option<JournalThread>,
    /// What is being typed, as it was handed on last.
    draft: Option<RehearsedStep>,
    /// When that was looked at last, on egui's clock in seconds.
    looked: f64,
}

impl BoardKeeper {
    /// Hands the steps that were made since the last call to the journal. `begin` makes it when there is none.
    pub fn take_steps(&mut self, editor: &mut Editor, begin: impl FnOnce() -> NewJournal) {
        let steps = take_committed(editor);
        if steps.is_empty() {
            return;
        }
        self.draft = None;
        let thread = self.thread.get_or_insert_with(|| {
            // The journal begins with the board as it was before the first of them.
            let mut document = editor.history().committed_document();
            for step in steps.iter().rev() {
                step.patch.inverse().apply(&mut document);
            }
            begin().spawn(document)
        });
        for step in steps {
            thread.step(step);
        }
    }

    /// In how many seconds text that is being typed is to be looked at; zero for now.
    pub fn draft_due(&self, now: f64) -> f64 {
        (self.looked + DRAFT_EVERY - now).clamp(0.0, DRAFT_EVERY)
    }

    /// Hands on what is being typed, or that nothing is any more.
    pub fn take_draft(
        &mut self,
        editor: &Editor,
        draft: Option<RehearsedStep>,
        now: f64,
        begin: impl FnOnce() -> NewJournal,
    ) {
        self.looked = now;
        if self.draft == draft {
            return;
        }
        let step = draft.as_ref().map(|draft| DraftStep {
            label: draft.label.clone(),
            patch: draft.patch.clone(),
        });
        self.draft = draft;
        if step.is_none() && self.thread.is_none() {
            return;
        }
        let thread = self
            .thread
            .get_or_insert_with(|| begin().spawn(editor.history().committed_document()));
        thread.draft(step);
    }

    /// Whether something is being typed, as far as was handed on.
    pub fn has_draft(&self) -> bool {
        self.draft.is_some()
    }

    /// Has the whole board written, because it is in no other file.
    pub fn secure(&mut self, editor: &Editor, begin: impl FnOnce() -> NewJournal) {
        let thread = self
            .thread
            .get_or_insert_with(|| begin().spawn(editor.history().committed_document()));
        thread.secure();
    }

    /// Has everything brought to the disk itself soon: nobody will work on this board for a while.
    pub fn settle(&self) {
        if let Some(thread) = &self.thread {
            thread.settle();
        }
    }

    /// The board was saved. With everything in the file the journal goes, else it tells which file it is.
    pub fn saved(&mut self, origin: JournalOrigin, saved: SavedPart) {
        let Some(thread) = &self.thread else {
            return;
        };
        match saved {
            SavedPart::Whole => thread.remove(origin),
            SavedPart::Earlier => thread.set_origin(origin),
        }
    }

    /// The work is in a file, or was given up: the journal goes, and the next step begins another.
    pub fn forget(&mut self) {
        self.draft = None;
        if let Some(thread) = self.thread.take() {
            thread.remove(JournalOrigin::default());
            thread.finish();
        }
    }
}

/// How much of a board a file holds that was just written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedPart {
    /// All that is on the board now.
    Whole,
    /// The board as it was when saving began; it has changed since.
    Earlier,
}

/// What a new journal needs to know.
pub struct NewJournal {
    /// The folder of journals.
    pub folder: PathBuf,
    /// Which board it is of.
    pub origin: JournalOrigin,
    /// Takes what its thread has to tell.
    pub listener: JournalListener,
}

impl NewJournal {
    fn spawn(self, document: Document) -> JournalThread {
        JournalThread::spawn(self.folder, self.origin, document, self.listener)
    }
}

/// The folder of the journals in that of the settings.
pub fn journal_folder(config: &Path) -> PathBuf {
    config.join("journal")
}
