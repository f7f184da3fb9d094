//! What a person asks the window for: what happens next, what a path is for, a picture to be exported.

use std::path::PathBuf;

use crate::app::documents::DocumentId;
use crate::export::stage_files::PictureSubject;
use crate::export::{ExportOptions, Format};

/// What happens next, once boards that it puts away are saved or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PendingAction {
    /// Close the window.
    Close,
    CloseTab(DocumentId),
    /// Read the file of the board in front again.
    Reload(PathBuf),
    Empty,
    PickFile,
    Open(PathBuf),
    /// Several files, each in a tab of its own, and which of them comes to the front.
    OpenAll {
        paths: Vec<PathBuf>,
        front: Option<PathBuf>,
    },
    /// A copy of a case study, by its id.
    Load(&'static str),
    /// An empty board with the task and the questions of a case study.
    Draw(&'static str),
    /// An attempt at a case study, by its id, which is set up first.
    Practise(String),
    /// A case study of one's own.
    Own {
        path: PathBuf,
        start: CaseStart,
    },
    /// Unsaved work that was left, by the path of its journal.
    Recover(PathBuf),
    /// Several of them, each in a tab of its own.
    RecoverAll(Vec<PathBuf>),
}

/// A save that waits for the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedSave {
    /// Where to.
    pub path: PathBuf,
    /// What it may replace.
    pub over: SaveOver,
    /// What waits for it.
    pub then: Option<PendingAction>,
}

/// What a save may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveOver {
    /// Only what this program read or wrote there last.
    Known,
    /// Whatever is there: the person was asked.
    Anything,
}

/// How a case study is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseStart {
    /// With a copy of its board.
    Copy,
    /// With an empty board that has its task and its questions.
    Draw,
}

/// What a path is asked for.
#[derive(Clone, Debug)]
pub enum PathPurpose {
    Open,
    Save {
        document: DocumentId,
        then: Option<PendingAction>,
    },
    Export(PictureRequest),
}

impl PathPurpose {
    /// The ending of the file's name, without the dot.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Open | Self::Save { .. } => "ron",
            Self::Export(picture) => picture.format.extension,
        }
    }
}

/// A picture that was asked for.
#[derive(Clone, Debug)]
pub struct PictureRequest {
    /// The format of its file.
    pub format: &'static Format,
    /// Size, theme, background and margin, as the form was filled in.
    pub options: ExportOptions,
    /// Writes the data types on all connections.
    pub edge_labels: bool,
    /// What of the board is on it.
    pub subject: PictureSubject,
}
