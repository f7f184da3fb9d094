//! Saving boards: never over what another program wrote, and never half.

use std::io;
use std::path::{Path, PathBuf};

use crate::file::atomic::{FileReplacement, WriteStep, WriteStepError};
use crate::file::attributes::lost_note;
use crate::file::bounded::FileSort;
use crate::file::disk::{Disk, RealDisk};
use crate::file::{Stamp, write};
use crate::model::Document;
use crate::text::shown_path;

/// Why a board was not saved. Except after [`SaveError::Torn`] and [`SaveError::Unsettled`] the file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error(
        "the file has been changed by another program since it was opened. Save under another name \
         to keep both, replace it to keep what is on the board, or open it again to keep what is in \
         the file: {}", shown_path(.path)
    )]
    ChangedOnDisk { path: PathBuf },
    #[error(
        "the file is write-protected. Save under another name, or allow writing to it: {}",
        shown_path(.path)
    )]
    WriteProtected { path: PathBuf },
    #[error("this is a folder. Add a file name: {}", shown_path(.path))]
    Folder { path: PathBuf },
    #[error("there is no such folder. Make it, or save elsewhere: {}", shown_path(.path))]
    NoFolder { path: PathBuf },
    #[error(
        "{step} failed: {source}. The file is as it was. {}: {}", advice(.source), shown_path(.path)
    )]
    Disk {
        step: WriteStep,
        path: PathBuf,
        source: io::Error,
    },
    /// A file with several names, which is written into, holds only some of the new content.
    #[error(
        "writing into the file failed: {source}. It may be incomplete now. All of the board is kept as {}; copy it, \
         or save again: {}", shown_path(.kept), shown_path(.path)
    )]
    Torn {
        path: PathBuf,
        /// Where all of it is.
        kept: PathBuf,
        source: io::Error,
    },
    /// The new content is in its place, but a power cut could still bring the old one back.
    #[error(
        "the board is saved, but the disk did not confirm it: {source}. Save again before switching \
         the machine off: {}", shown_path(.path)
    )]
    Unsettled {
        path: PathBuf,
        /// What the file looks like now.
        stamp: Stamp,
        source: io::Error,
    },
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space, or save elsewhere"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Save to a folder in which you may write"
        }
        io::ErrorKind::NotADirectory => "Make the folder, or save elsewhere",
        _ => "Try again, or save elsewhere",
    }
}

/// A board that is in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// What the file looks like now.
    pub stamp: Stamp,
    /// What to tell a person: something the old file had that the system did not let the new one keep.
    pub note: Option<String>,
}

/// Saves the board.
///
/// With `expected`, the file must still be as that stamp says, or nothing is written; without, whatever
/// is there is replaced. A file that has been removed meanwhile is made anew.
pub fn save(
    path: &Path,
    document: &Document,
    expected: Option<&Stamp>,
) -> Result<SavedFile, SaveError> {
    save_text(&RealDisk, path, &write(document), expected)
}

/// Saves a text on any disk.
pub fn save_text<D: Disk>(
    disk: &D,
    path: &Path,
    text: &str,
    expected: Option<&Stamp>,
) -> Result<SavedFile, SaveError> {
    let of_path = |error: WriteStepError| of_path(path, error);
    let replacement = FileReplacement::find(disk, path).map_err(of_path)?;
    let path = || path.to_owned();
    match replacement.old() {
        Some(facts) if facts.sort == FileSort::Folder => {
            return Err(SaveError::Folder { path: path() });
        }
        Some(facts) if facts.write_protected => {
            return Err(SaveError::WriteProtected { path: path() });
        }
        Some(_) | None => {}
    }
    let written = replacement
        .write(text.as_bytes(), |target| compare(disk, target, expected))
        .map_err(|error| match error {
            SaveStepError::Changed => SaveError::ChangedOnDisk { path: path() },
            SaveStepError::Step(error) => of_path(error),
        })?;
    let stamp = Stamp::new(text.as_bytes(), written.modified);
    match written.unconfirmed {
        None => Ok(SavedFile {
            stamp,
            note: lost_note(&written.lost),
        }),
        Some(source) => Err(SaveError::Unsettled {
            path: path(),
            stamp,
            source,
        }),
    }
}

fn of_path(path: &Path, error: WriteStepError) -> SaveError {
    let path = path.to_owned();
    match error {
        WriteStepError {
            source,
            kept: Some(kept),
            ..
        } => SaveError::Torn { path, kept, source },
        WriteStepError {
            step: WriteStep::Create,
            source,
            kept: None,
        } if source.kind() == io::ErrorKind::NotFound => SaveError::NoFolder { path },
        WriteStepError {
            step,
            source,
            kept: None,
        } => SaveError::Disk { step, path, source },
    }
}

/// Why new content was not put in the place of the old.
enum SaveStepError {
    /// Another program wrote the file.
    Changed,
    Step(WriteStepError),
}

impl From<WriteStepError> for SaveStepError {
    fn from(error: WriteStepError) -> Self {
        Self::Step(error)
    }
}

/// Whether the file is still as it is expected to be, or gone.
fn compare<D: Disk>(
    disk: &D,
    target: &Path,
    expected: Option<&Stamp>,
) -> Result<(), SaveStepError> {
    let Some(expected) = expected else {
        return Ok(());
    };
    match disk.read(target) {
        Ok(content) if expected.is_of(&content) => Ok(()),
        Ok(_) => Err(SaveStepError::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(WriteStep::Compare.failed(error).into()),
    }
}
