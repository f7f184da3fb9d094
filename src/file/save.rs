//! Saving so that at every moment the path holds the whole old board or the whole new one.
//!
//! The new content goes to a file of its own in the same folder, is brought to the disk, and then takes
//! the place of the old one in one step. Nothing before that step touches the old file.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use crate::file::disk::{Disk, RealDisk, folder_of};
use crate::file::stamp::fnv;
use crate::file::{Stamp, write};
use crate::model::Document;

/// Why a board was not saved. Except after [`SaveError::Unsettled`] the file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error(
        "the file has been changed by another program since it was opened. Save under another name \
         to keep both, replace it to keep what is on the board, or open it again to keep what is in \
         the file: {}", .path.display()
    )]
    ChangedOnDisk { path: PathBuf },
    #[error(
        "the file is write-protected. Save under another name, or allow writing to it: {}",
        .path.display()
    )]
    WriteProtected { path: PathBuf },
    #[error("this is a folder. Add a file name: {}", .path.display())]
    Folder { path: PathBuf },
    #[error(
        "{step} failed: {source}. The file is as it was. {}: {}", advice(.source), .path.display()
    )]
    Disk {
        step: Step,
        path: PathBuf,
        source: io::Error,
    },
    /// The new content is in its place, but a power cut could still bring the old one back.
    #[error(
        "the board is saved, but the disk did not confirm it: {source}. Save again before switching \
         the machine off: {}", .path.display()
    )]
    Unsettled {
        path: PathBuf,
        /// What the file looks like now.
        stamp: Stamp,
        source: io::Error,
    },
}

/// What a save was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Find,
    Create,
    Permit,
    Write,
    Sync,
    Compare,
    Replace,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Find => "looking for the file",
            Self::Create => "creating the new file",
            Self::Permit => "giving the new file the permissions of the old",
            Self::Write => "writing",
            Self::Sync => "bringing the new file to the disk",
            Self::Compare => "comparing with what is in the file now",
            Self::Replace => "putting the new file in the place of the old",
        })
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space, or save elsewhere"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Save to a folder in which you may write"
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            "Make the folder, or save elsewhere"
        }
        _ => "Try again, or save elsewhere",
    }
}

/// Saves the board.
///
/// With `expected`, the file must still be as that stamp says, or nothing is written; without, whatever
/// is there is replaced. A file that has been removed meanwhile is made anew.
pub fn save(
    path: &Path,
    document: &Document,
    expected: Option<&Stamp>,
) -> Result<Stamp, SaveError> {
    save_text(&RealDisk, path, &write(document), expected)
}

/// Saves a text on any disk.
pub fn save_text<D: Disk>(
    disk: &D,
    path: &Path,
    text: &str,
    expected: Option<&Stamp>,
) -> Result<Stamp, SaveError> {
    let save = Save { disk, path };
    let target = disk
        .resolve(path)
        .map_err(|error| save.failed(Step::Find, error))?;
    let found = disk
        .facts(&target)
        .map_err(|error| save.failed(Step::Find, error))?;
    let owned = || path.to_owned();
    match found {
        Some(facts) if facts.is_folder => return Err(SaveError::Folder { path: owned() }),
        Some(facts) if facts.write_protected => {
            return Err(SaveError::WriteProtected { path: owned() });
        }
        _ => {}
    }
    let (temporary, file) = save.create(&target)?;
    let written = save
        .fill(file, text.as_bytes(), found.map(|_| target.as_path()))
        .and_then(|modified| {
            save.compare(&target, expected)?;
            disk.rename(&temporary, &target)
                .map_err(|error| save.failed(Step::Replace, error))?;
            Ok(modified)
        });
    let modified = match written {
        Ok(modified) => modified,
        Err(error) => {
            // What cannot be removed now is swept by a later save.
            drop(disk.remove(&temporary));
            return Err(error);
        }
    };
    save.settle(&target, Stamp::new(text.as_bytes(), modified))
}

struct Save<'a, D> {
    disk: &'a D,
    /// As the user knows it.
    path: &'a Path,
}

impl<D: Disk> Save<'_, D> {
    fn failed(&self, step: Step, source: io::Error) -> SaveError {
        SaveError::Disk {
            step,
            path: self.path.to_owned(),
            source,
        }
    }

    /// A new file beside the target, under a name nobody has.
    fn create(&self, target: &Path) -> Result<(PathBuf, D::File), SaveError> {
        loop {
            let path = folder_of(target).join(temporary_name(target));
            match self.disk.create(&path) {
                Ok(file) => return Ok((path, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(self.failed(Step::Create, error)),
            }
        }
    }

    /// Writes, brings to the disk and closes.
    fn fill(
        &self,
        mut file: D::File,
        mut bytes: &[u8],
        old: Option<&Path>,
    ) -> Result<Option<SystemTime>, SaveError> {
        if let Some(old) = old {
            self.disk
                .adopt_permissions(&mut file, old)
                .map_err(|error| self.failed(Step::Permit, error))?;
        }
        while !bytes.is_empty() {
            match self.disk.write(&mut file, bytes) {
                Ok(0) => return Err(self.failed(Step::Write, io::ErrorKind::WriteZero.into())),
                Ok(n) => bytes = &bytes[n.min(bytes.len())..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.failed(Step::Write, error)),
            }
        }
        self.disk
            .sync(&mut file)
            .map_err(|error| self.failed(Step::Sync, error))
    }

    /// As late as possible, so that the moment in which another program could still write is short.
    fn compare(&self, target: &Path, expected: Option<&Stamp>) -> Result<(), SaveError> {
        let Some(expected) = expected else {
            return Ok(());
        };
        match self.disk.read(target) {
            Ok(content) if expected.is_of(&content) => Ok(()),
            Ok(_) => Err(SaveError::ChangedOnDisk {
                path: self.path.to_owned(),
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(self.failed(Step::Compare, error)),
        }
    }

    fn settle(&self, target: &Path, stamp: Stamp) -> Result<Stamp, SaveError> {
        let folder = folder_of(target);
        let settled = self.disk.sync_folder(folder);
        // Only tidying up: the board is saved whether or not it works.
        drop(
            self.disk
                .sweep(folder, &|path| is_temporary_for(target, path)),
        );
        match settled {
            Err(source) if !is_beyond_the_file_system(&source) => Err(SaveError::Unsettled {
                path: self.path.to_owned(),
                stamp,
                source,
            }),
            _ => Ok(stamp),
        }
    }
}

/// Some file systems cannot bring a folder to the disk, and a folder one may write but not read cannot be opened.
fn is_beyond_the_file_system(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
    )
}

/// The name is short however long the file's is, and never the same twice on one machine.
fn temporary_name(target: &Path) -> String {
    static SAVES: AtomicU64 = AtomicU64::new(0);
    let n = SAVES.fetch_add(1, Ordering::Relaxed);
    format!(
        "{}{}-{n}{TEMPORARY}",
        temporary_prefix(target),
        std::process::id()
    )
}

const TEMPORARY: &str = ".mlboard-tmp";

fn temporary_prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    format!(".{:016x}-", fnv(name.as_encoded_bytes()))
}

fn is_temporary_for(target: &Path, path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| {
        name.starts_with(&temporary_prefix(target)) && name.ends_with(TEMPORARY)
    })
}
