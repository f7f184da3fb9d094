//! What jobs answer.

use std::path::PathBuf;

use crate::app::documents::SheetId;
use crate::app::reduced_motion::MotionChoice;
use crate::app::request::{Next, Purpose};
use crate::app::start::{Card, Drawn};
use crate::editor::{Offers, StateId, Tidied};
use crate::export::ExportError;
use crate::file::{FileError, Opened, SaveError, Stamp};

/// What a job found out.
pub enum Answer {
    /// From the desktop's file dialog. `asked` is false when no dialog could be shown.
    Picked {
        purpose: Purpose,
        path: Option<PathBuf>,
        asked: bool,
    },
    Opened {
        path: PathBuf,
        /// The sheet it is to be put on; without one, a new one.
        into: Option<SheetId>,
        result: Box<Result<Opened, FileError>>,
        /// What the `rules.ron` beside it says.
        rules: Option<Result<String, String>>,
    },
    Saved(Saved),
    Exported {
        path: PathBuf,
        result: Result<(), ExportError>,
    },
    /// A large layout is made; `None` when it was stopped.
    Tidied {
        sheet: SheetId,
        tidied: Option<Box<Tidied>>,
    },
    /// It is known how findings can be mended.
    Offered {
        sheet: SheetId,
        offers: Box<Offers>,
    },
    /// A recovery copy, opened again.
    Recovered {
        key: String,
        path: Option<PathBuf>,
        result: Box<Result<Opened, FileError>>,
    },
    /// The settings could not be kept.
    SettingsNotKept(String),
    /// A recovery copy could not be kept.
    NotKept(SaveError),
    /// Another program wrote the file.
    Changed(PathBuf),
    /// What is in a folder, for completing paths.
    Listed {
        folder: PathBuf,
        entries: Vec<Entry>,
    },
    /// A card of the start screen is made.
    Card(Box<Card>),
    /// And its picture is drawn.
    Drawn(Box<Drawn>),
    /// A recent file is no longer there.
    Gone(PathBuf),
    /// What the desktop says about motion.
    Motion(MotionChoice),
    /// All boards are open; the one of this file comes to the front.
    Front(PathBuf),
    /// Several answers of one job, in their order.
    Several(Vec<Answer>),
    /// The job itself failed, which is a fault of the program.
    Failed(String),
    /// There is nothing to tell.
    Done,
}

/// How saving a board went.
pub struct Saved {
    /// The board that was saved.
    pub sheet: SheetId,
    /// The file that was written to.
    pub path: PathBuf,
    /// The state that was written.
    pub state: StateId,
    /// What waits for the save.
    pub then: Option<Next>,
    /// What the disk holds now, or why not.
    pub result: Result<Stamp, SaveError>,
}

/// A file or folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Whether it is a file and not a folder.
    pub is_file: bool,
    /// Without the folders above it.
    pub name: String,
}
