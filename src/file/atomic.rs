//! Writing a file so that at every moment its path holds the whole old content or the whole new one.
//!
//! The new content goes to a file of its own in the same folder, is brought to the disk, and then takes
//! the place of the old one in one step. Nothing before that step touches the old file.
//!
//! A file with several names, a device and a pipe are written into instead: another file in their place would no longer
//! be what the other names, or other programs, mean. Beside a file with several names a whole copy of the new content
//! lies until all of it is in.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use crate::file::attributes::{LostAttribute, lost_note};
use crate::file::bounded::FileSort;
use crate::file::disk::{Disk, FileMetadata, RealDisk, folder_of};
use crate::file::stamp::fnv;
use crate::text::shown_path;

/// What a write was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteStep {
    Find,
    Create,
    Permit,
    Write,
    Sync,
    Compare,
    Replace,
    /// Into what must stay the same file.
    Overwrite,
}

impl fmt::Display for WriteStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Find => "looking for the file",
            Self::Create => "creating the new file",
            Self::Permit => "giving the new file what the old one has besides its content",
            Self::Write => "writing",
            Self::Sync => "bringing the new file to the disk",
            Self::Compare => "comparing with what is in the file now",
            Self::Replace => "putting the new file in the place of the old",
            Self::Overwrite => "writing into the file",
        })
    }
}

/// A step of a write that failed. Unless a copy is kept, the file is as it was.
#[derive(Debug)]
pub struct WriteStepError {
    /// What was being done.
    pub step: WriteStep,
    /// What the disk said.
    pub source: io::Error,
    /// Where all of the new content lies, when the file itself may hold only some of it.
    pub kept: Option<PathBuf>,
}

impl WriteStep {
    pub(in crate::file) fn failed(self, source: io::Error) -> WriteStepError {
        WriteStepError {
            step: self,
            source,
            kept: None,
        }
    }
}

impl From<WriteStepError> for io::Error {
    fn from(error: WriteStepError) -> Self {
        match error.kept {
            None => error.source,
            Some(kept) => io::Error::new(
                error.source.kind(),
                format!(
                    "{}; the file may be incomplete, and all of it is kept as {}",
                    error.source,
                    shown_path(&kept)
                ),
            ),
        }
    }
}

/// Writes a file of any content. Links are followed, and what a file that is there has besides its content is kept.
/// Returns what to tell a person where that could not be.
pub fn atomic_write(path: &Path, content: &[u8]) -> io::Result<Option<String>> {
    atomic_write_on(&RealDisk, path, content)
}

/// Writes a file of any content on any disk.
pub fn atomic_write_on<D: Disk>(
    disk: &D,
    path: &Path,
    content: &[u8],
) -> io::Result<Option<String>> {
    let replacement = FileReplacement::find(disk, path)?;
    // The content is in its place also where the disk does not confirm it.
    replacement
        .write(content, |_| Ok::<(), WriteStepError>(()))
        .map(|written| lost_note(&written.lost))
        .map_err(io::Error::from)
}

/// A file that is about to get new content.
pub(in crate::file) struct FileReplacement<'a, D> {
    disk: &'a D,
    /// With links followed.
    target: PathBuf,
    old: Option<FileMetadata>,
    /// The target may hold only some of the new content.
    is_torn: Cell<bool>,
}

/// New content that is in its place.
pub(in crate::file) struct WrittenFile {
    /// When it was written, where the file system says.
    pub modified: Option<SystemTime>,
    /// Why a power cut could still bring the old content back.
    pub unconfirmed: Option<io::Error>,
    /// What the old file had and the new one could not be given.
    pub lost: Vec<LostAttribute>,
}

/// A new file beside the target that holds all of the new content, on the disk.
struct FilledFile {
    path: PathBuf,
    modified: Option<SystemTime>,
    lost: Vec<LostAttribute>,
}

impl<'a, D: Disk> FileReplacement<'a, D> {
    /// Looks for what is there now.
    pub fn find(disk: &'a D, path: &Path) -> Result<Self, WriteStepError> {
        let target = disk
            .resolve(path)
            .map_err(|error| WriteStep::Find.failed(error))?;
        let old = disk
            .facts(&target)
            .map_err(|error| WriteStep::Find.failed(error))?;
        Ok(Self {
            disk,
            target,
            old,
            is_torn: Cell::new(false),
        })
    }

    /// The file that is there now.
    pub fn old(&self) -> Option<FileMetadata> {
        self.old
    }

    /// Writes the new content and puts it in the place of the old, unless `check` of the target refuses that. It is
    /// asked as late as possible, so that the moment in which another program could still write is short.
    pub fn write<E: From<WriteStepError>>(
        &self,
        content: &[u8],
        check: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<WrittenFile, E> {
        let (is_special, is_written_into) = self.old.map_or((false, false), |old| {
            (
                matches!(old.sort, FileSort::Special(_)),
                old.is_written_into(),
            )
        });
        if is_special {
            check(&self.target)?;
            return Ok(self.pour(content)?);
        }
        let filled = self.fill(content)?;
        let put = check(&self.target).and_then(|()| {
            if is_written_into {
                return Ok(self.overwrite(content, &filled)?);
            }
            self.disk
                .rename(&filled.path, &self.target)
                .map_err(|error| WriteStep::Replace.failed(error))?;
            Ok(filled.modified)
        });
        match put {
            Ok(modified) => Ok(WrittenFile {
                modified,
                unconfirmed: self.settle(),
                // A file that was written into has all it had.
                lost: if is_written_into {
                    Vec::new()
                } else {
                    filled.lost
                },
            }),
            Err(error) => {
                // What cannot be removed now is swept by a later write.
                if !self.is_torn.get() {
                    drop(self.disk.remove(&filled.path));
                }
                Err(error)
            }
        }
    }

    /// Writes into a file that must stay the same one. All of the content lies beside it until it is in.
    fn overwrite(
        &self,
        content: &[u8],
        filled: &FilledFile,
    ) -> Result<Option<SystemTime>, WriteStepError> {
        let failed = |error| WriteStep::Overwrite.failed(error);
        // The copy needs its name after a power cut, too.
        match self.disk.sync_folder(folder_of(&self.target)) {
            Err(error) if !is_beyond_the_file_system(&error) => return Err(failed(error)),
            Ok(()) | Err(_) => {}
        }
        let mut file = self.disk.open_in_place(&self.target).map_err(failed)?;
        let written = self.write_all(&mut file, content).and_then(|()| {
            self.disk.truncate(&mut file, content.len() as u64)?;
            self.disk.sync(&mut file)
        });
        let modified = written.map_err(|error| {
            self.is_torn.set(true);
            WriteStepError {
                kept: Some(filled.path.clone()),
                ..failed(error)
            }
        })?;
        // What cannot be removed now is swept by a later write.
        drop(self.disk.remove(&filled.path));
        Ok(modified)
    }

    /// Writes into a device or a pipe, which has no content to keep.
    fn pour(&self, content: &[u8]) -> Result<WrittenFile, WriteStepError> {
        let failed = |error| WriteStep::Overwrite.failed(error);
        let mut file = self.disk.open_in_place(&self.target).map_err(failed)?;
        self.write_all(&mut file, content).map_err(failed)?;
        let synced = self.disk.sync(&mut file).err();
        Ok(WrittenFile {
            modified: None,
            unconfirmed: synced.filter(|error| !is_beyond_the_file_system(error)),
            lost: Vec::new(),
        })
    }

    /// A new file beside the target, under a name nobody has.
    fn create(&self) -> Result<(PathBuf, D::File), WriteStepError> {
        loop {
            let path = folder_of(&self.target).join(temporary_name(&self.target));
            match self.disk.create(&path) {
                Ok(file) => return Ok((path, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(WriteStep::Create.failed(error)),
            }
        }
    }

    /// Writes all of the new content to a file of its own, brings it to the disk and closes it.
    fn fill(&self, content: &[u8]) -> Result<FilledFile, WriteStepError> {
        let (path, mut file) = self.create()?;
        let filled = self.fill_file(&mut file, content);
        drop(file);
        match filled {
            Ok((modified, lost)) => Ok(FilledFile {
                path,
                modified,
                lost,
            }),
            Err(error) => {
                drop(self.disk.remove(&path));
                Err(error)
            }
        }
    }

    fn fill_file(
        &self,
        file: &mut D::File,
        content: &[u8],
    ) -> Result<(Option<SystemTime>, Vec<LostAttribute>), WriteStepError> {
        let lost = match self.old {
            None => Vec::new(),
            Some(_) => self
                .disk
                .adopt_attributes(file, &self.target)
                .map_err(|error| WriteStep::Permit.failed(error))?,
        };
        self.write_all(file, content)
            .map_err(|error| WriteStep::Write.failed(error))?;
        let modified = self
            .disk
            .sync(file)
            .map_err(|error| WriteStep::Sync.failed(error))?;
        Ok((modified, lost))
    }

    fn write_all(&self, file: &mut D::File, mut content: &[u8]) -> io::Result<()> {
        while !content.is_empty() {
            match self.disk.write(file, content) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(n) => content = &content[n.min(content.len())..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Brings the new name to the disk. Returns why that is not sure.
    fn settle(&self) -> Option<io::Error> {
        let folder = folder_of(&self.target);
        let settled = self.disk.sync_folder(folder);
        // Only tidying up: the content is in its place whether or not it works.
        drop(
            self.disk
                .sweep(folder, &|path| is_temporary_for(&self.target, path)),
        );
        settled
            .err()
            .filter(|error| !is_beyond_the_file_system(error))
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
    static WRITES: AtomicU64 = AtomicU64::new(0);
    let n = WRITES.fetch_add(1, Ordering::Relaxed);
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
