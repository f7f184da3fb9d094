//! Writing a file so that at every moment its path holds the whole old content or the whole new one.
//!
//! The new content goes to a file of its own in the same folder, is brought to the disk, and then takes
//! the place of the old one in one step. Nothing before that step touches the old file.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use crate::file::disk::{Disk, FileMetadata, RealDisk, folder_of};
use crate::file::stamp::fnv;

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
}

impl fmt::Display for WriteStep {
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

/// A step of a write that failed. The file is as it was.
#[derive(Debug)]
pub struct WriteStepError {
    /// What was being done.
    pub step: WriteStep,
    /// What the disk said.
    pub source: io::Error,
}

impl WriteStep {
    pub(in crate::file) fn failed(self, source: io::Error) -> WriteStepError {
        WriteStepError { step: self, source }
    }
}

impl From<WriteStepError> for io::Error {
    fn from(error: WriteStepError) -> Self {
        error.source
    }
}

/// Writes a file of any content. Links are followed, and the permissions of a file that is there are kept.
pub fn atomic_write(path: &Path, content: &[u8]) -> io::Result<()> {
    atomic_write_on(&RealDisk, path, content)
}

/// Writes a file of any content on any disk.
pub fn atomic_write_on<D: Disk>(disk: &D, path: &Path, content: &[u8]) -> io::Result<()> {
    let replacement = FileReplacement::find(disk, path)?;
    // The content is in its place also where the disk does not confirm it.
    replacement
        .write(content, |_| Ok::<(), WriteStepError>(()))
        .map(drop)
        .map_err(io::Error::from)
}

/// A file that is about to get new content.
pub(in crate::file) struct FileReplacement<'a, D> {
    disk: &'a D,
    /// With links followed.
    target: PathBuf,
    old: Option<FileMetadata>,
}

/// New content that is in its place.
pub(in crate::file) struct WrittenFile {
    /// When it was written, where the file system says.
    pub modified: Option<SystemTime>,
    /// Why a power cut could still bring the old content back.
    pub unconfirmed: Option<io::Error>,
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
        Ok(Self { disk, target, old })
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
        let (temporary, file) = self.create()?;
        let written = self
            .fill(file, content)
            .map_err(E::from)
            .and_then(|modified| {
                check(&self.target)?;
                self.disk
                    .rename(&temporary, &self.target)
                    .map_err(|error| WriteStep::Replace.failed(error))?;
                Ok(modified)
            });
        match written {
            Ok(modified) => Ok(WrittenFile {
                modified,
                unconfirmed: self.settle(),
            }),
            Err(error) => {
                // What cannot be removed now is swept by a later write.
                drop(self.disk.remove(&temporary));
                Err(error)
            }
        }
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

    /// Writes, brings to the disk and closes.
    fn fill(
        &self,
        mut file: D::File,
        mut content: &[u8],
    ) -> Result<Option<SystemTime>, WriteStepError> {
        if self.old.is_some() {
            self.disk
                .adopt_permissions(&mut file, &self.target)
                .map_err(|error| WriteStep::Permit.failed(error))?;
        }
        while !content.is_empty() {
            match self.disk.write(&mut file, content) {
                Ok(0) => return Err(WriteStep::Write.failed(io::ErrorKind::WriteZero.into())),
                Ok(n) => content = &content[n.min(content.len())..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(WriteStep::Write.failed(error)),
            }
        }
        self.disk
            .sync(&mut file)
            .map_err(|error| WriteStep::Sync.failed(error))
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
