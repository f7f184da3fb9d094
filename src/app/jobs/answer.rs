//! What jobs answer.

use std::path::PathBuf;

use crate::app::documents::{DocumentId, JournalNews};
use crate::app::practice::LeftAttempt;
use crate::app::reduced_motion::MotionChoice;
use crate::app::request::{PathPurpose, PendingAction};
use crate::app::start::{DrawnThumbnail, LeftThumbnail, StartCard};
use crate::editor::{FixResults, LayoutOutcome, StateId};
use crate::export::ExportError;
use crate::file::{
    ClaimError, ClaimedJournal, FileError, LeftJournal, OpenedBoard, RealDisk, SaveError,
    SaveHindrance, SavedFile,
};
use crate::practice::{RecordedAttempt, TranscriptLine};

/// What a job found out.
pub enum JobResult {
    /// From the desktop's file dialog. `asked` is false when no dialog could be shown.
    Picked {
        purpose: PathPurpose,
        path: Option<PathBuf>,
        asked: bool,
    },
    Opened(OpenedFile),
    Saved(SaveResult),
    Exported {
        path: PathBuf,
        result: Result<(), ExportError>,
    },
    /// A large layout is made; `None` when it was stopped.
    Tidied {
        document: DocumentId,
        tidied: Option<Box<LayoutOutcome>>,
    },
    /// It is known how findings can be mended.
    Offered {
        document: DocumentId,
        offers: Box<FixResults>,
    },
    /// About journals of unsaved work.
    Journals(JournalAnswer),
    /// The settings could not be kept.
    SettingsNotKept(String),
    /// Another program wrote the file.
    Changed(PathBuf),
    /// What is in a folder, for completing paths.
    Listed {
        folder: PathBuf,
        entries: Vec<FolderEntry>,
    },
    /// A card of the start screen is made.
    Card(Box<StartCard>),
    /// And its picture is drawn.
    Drawn(Box<DrawnThumbnail>),
    /// Attempts that nobody finished, the latest first.
    Attempts(Vec<LeftAttempt>),
    /// An attempt was read, to be looked at again, or why it was not.
    Recorded(PathBuf, Box<Result<RecordedAttempt, String>>),
    /// When findings came and went in an attempt that is looked at.
    FindingsOfReplay(PathBuf, Vec<TranscriptLine>),
    /// A recent file is no longer there.
    Gone(PathBuf),
    /// What the desktop says about motion.
    Motion(MotionChoice),
    /// All boards are open; the one of this file comes to the front.
    Front(PathBuf),
    /// Several answers of one job, in their order.
    Several(Vec<JobResult>),
    /// The job itself failed, which is a fault of the program.
    Failed(String),
    /// Something to tell, in words for the person.
    Notice(String),
    /// There is nothing to tell.
    Done,
}

/// A file that was read, or not.
pub struct OpenedFile {
    /// The file.
    pub path: PathBuf,
    /// The board it is to be put in place of; without one, it gets a tab of its own.
    pub into: Option<DocumentId>,
    /// The board, or why there is none.
    pub result: Box<Result<OpenedBoard, FileError>>,
    /// What the `rules.ron` beside it says.
    pub rules: Option<Result<String, String>>,
    /// Why it could not be saved there.
    pub hindrance: Option<SaveHindrance>,
    /// The person did not want to wait for it, so it is not opened, whatever came of it.
    pub is_stopped: bool,
}

/// What jobs answer about journals of unsaved work.
pub enum JournalAnswer {
    /// What was left.
    Left(Vec<LeftJournal>),
    /// The picture of such work is drawn.
    Drawn(Box<LeftThumbnail>),
    /// Such work is this window's now, or not.
    Claimed {
        path: PathBuf,
        result: Box<Result<ClaimedJournal<RealDisk>, ClaimError>>,
    },
    /// The journal of a board has something to tell.
    News {
        document: DocumentId,
        news: JournalNews,
    },
    /// A journal whose work is safe elsewhere could not be removed.
    NotRemoved(String),
}

/// How saving a board went.
pub struct SaveResult {
    /// The board that was saved.
    pub document: DocumentId,
    /// The file that was written to.
    pub path: PathBuf,
    /// The state that was written.
    pub state: StateId,
    /// What waits for the save.
    pub then: Option<PendingAction>,
    /// What the disk holds now, or why not.
    pub result: Result<SavedFile, SaveError>,
}

/// A file or folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FolderEntry {
    /// Whether it is a file and not a folder.
    pub is_file: bool,
    /// Without the folders above it.
    pub name: String,
}
