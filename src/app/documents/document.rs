//! One open board with its history, camera, file and journal.

use std::path::{Path, PathBuf};

use crate::app::documents::board_keeper::{BoardKeeper, SavedPart};
use crate::app::documents::id::DocumentId;
use crate::catalog::Catalog;
use crate::editor::{
    Action, Camera, Editor, Effect, StateId, ViewAction, WindowReply, record_steps,
};
use crate::file::{JournalOrigin, OpenedBoard, Stamp};
use crate::geom::Rect;
use crate::model::Document;
use crate::pipeline;
use crate::rules::Severities;

/// Where a board comes from.
#[derive(Default)]
pub struct DocumentOrigin {
    /// Its file, once it has one.
    pub path: Option<PathBuf>,
    /// What the disk held when the file was last read or written.
    pub stamp: Option<Stamp>,
    /// A job is writing the file.
    pub is_saving: bool,
    /// Saving by itself failed in this state, so it waits for the next step.
    pub unsavable: Option<StateId>,
    /// What findings count as, by the file beside the board.
    pub severities: Severities,
    /// The person knows that another program wrote the file, and keeps working.
    pub knows_changed: bool,
}

/// Where a board that is opened comes from.
#[derive(Default)]
pub struct DocumentSource {
    /// Its file; `None` for a board that was never saved.
    pub path: Option<PathBuf>,
    /// What the disk held when the file was read.
    pub stamp: Option<Stamp>,
    /// Why the board may not be changed.
    pub read_only: Option<String>,
    /// It holds work that is in no file.
    pub is_unsaved: bool,
    /// What findings count as, by the file beside the board.
    pub severities: Severities,
    /// It was asked for as a new board, so it never takes the place of another one.
    pub is_new: bool,
}

/// Fills what the file leaves open. Boards that mlboard wrote leave nothing open.
pub fn completed(opened: OpenedBoard) -> OpenedBoard {
    completed_watched(opened, &|_| true)
}

/// The same, telling how much is done, from 0 to 1, and asking whether to go on.
pub fn completed_watched(mut opened: OpenedBoard, tell: &dyn Fn(f32) -> bool) -> OpenedBoard {
    pipeline::complete_watched(&mut opened.document, Catalog::in_use(), tell);
    opened
}

/// One open board.
pub struct OpenDocument {
    /// Its name as long as the window is open.
    pub id: DocumentId,
    /// The board with its history, selection and camera.
    pub editor: Editor,
    /// Its file.
    pub origin: DocumentOrigin,
    /// Its journal.
    pub keeper: BoardKeeper,
    /// Whether a board was put on it; the one the window begins with is empty.
    pub is_used: bool,
    /// The whole board is to be shown when the canvas is next drawn.
    wants_fit: bool,
    /// The view as it was fitted, and for which canvas: it stays fitted until the person looks elsewhere.
    fitted: Option<(Camera, Rect)>,
    /// The document's revision at the last look, and when it came, on egui's clock in seconds.
    last_change: (u64, f64),
    /// The person said, while closing the window, that its changes may go.
    pub is_given_up: bool,
}

impl OpenDocument {
    /// A board that nothing was put on yet.
    pub fn new(id: DocumentId, mut editor: Editor) -> Self {
        record_steps(&mut editor);
        Self {
            id,
            editor,
            origin: DocumentOrigin::default(),
            keeper: BoardKeeper::default(),
            is_used: false,
            wants_fit: true,
            fitted: None,
            last_change: (0, 0.0),
            is_given_up: false,
        }
    }

    /// What its tab says.
    pub fn name(&self) -> String {
        let title = self.editor.document().title();
        if !title.trim().is_empty() {
            return title.to_owned();
        }
        let file = self.origin.path.as_deref().and_then(Path::file_stem);
        file.map_or_else(
            || "Untitled board".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    }

    /// The file's name, once it has one.
    pub fn file_name(&self) -> Option<String> {
        let name = self.origin.path.as_ref()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    /// Whether another board may be put in its place without a loss.
    pub fn is_blank(&self) -> bool {
        let untouched = self.editor.history().n_past() == 0 && !self.editor.is_modified();
        self.origin.path.is_none() && untouched && self.editor.document().is_blank()
    }

    /// Puts a board in place of the one that is here.
    pub fn replace(&mut self, document: Document, source: DocumentSource) {
        let _ = self.editor.act(Action::Reply(WindowReply::Replace {
            document: Box::new(document),
            saved: !source.is_unsaved,
            read_only: source.read_only,
        }));
        self.origin = DocumentOrigin {
            path: source.path,
            stamp: source.stamp,
            severities: source.severities,
            ..DocumentOrigin::default()
        };
        self.is_used = true;
        self.wants_fit = true;
    }

    /// For how many seconds its document has not changed, as far as was seen.
    pub fn rested(&mut self, now: f64) -> f64 {
        let revision = self.editor.history().revision();
        if self.last_change.0 != revision {
            self.last_change = (revision, now);
        }
        now - self.last_change.1
    }

    /// What its journal says of where it comes from.
    pub fn journal_origin(&self) -> JournalOrigin {
        JournalOrigin {
            file: self.origin.path.clone(),
            stamp: self.origin.stamp.clone(),
            read_only: self.editor.board().file_lock().map(str::to_owned),
        }
    }

    /// Tells the journal what a file holds that was written in `state`.
    pub fn keep_saved(&mut self, state: StateId) {
        let is_whole = self.editor.history().state() == state && !self.keeper.has_draft();
        let saved = if is_whole {
            SavedPart::Whole
        } else {
            SavedPart::Earlier
        };
        self.keeper.saved(self.journal_origin(), saved);
    }

    /// Shows the whole board when it is new, and keeps it whole while the canvas changes size, until the person
    /// looks elsewhere.
    pub fn keep_fitted(&mut self) -> Vec<Effect> {
        if self.editor.board().stage_walk().is_some() {
            // Stages have views of their own; the board is fitted when they are left.
            return Vec::new();
        }
        let viewport = self.editor.viewport();
        let still_fitted = self
            .fitted
            .is_some_and(|(camera, seen)| camera == self.editor.camera() && seen != viewport);
        let still_fitted = still_fitted && self.editor.show().is_none();
        if !std::mem::take(&mut self.wants_fit) && !still_fitted {
            return Vec::new();
        }
        let effects = self.editor.act(Action::Run("view.fit_all"));
        self.editor.land();
        self.fitted = Some((self.editor.camera(), viewport));
        effects
    }

    /// The board is on disk as it was in `state`. A copy of a read-only board under a name of its own may be
    /// changed.
    pub fn saved(&mut self, path: PathBuf, stamp: Stamp, state: StateId) {
        if self.editor.board().file_lock().is_some() {
            let document = Box::new(self.editor.history().committed_document());
            let camera = self.editor.camera();
            let _ = self.editor.act(Action::Reply(WindowReply::Replace {
                document,
                saved: true,
                read_only: None,
            }));
            let _ = self.editor.act(Action::View(ViewAction::SetCamera(camera)));
        } else {
            let _ = self.editor.act(Action::Reply(WindowReply::Saved(state)));
        }
        self.origin.path = Some(path);
        self.origin.stamp = Some(stamp);
        self.origin.knows_changed = false;
    }
}
