//! What journals ask of a disk, one method for each thing that can fail, so that tests can stop it anywhere.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::file::disk::read_ordinary;
use crate::file::{LARGEST, NameDisk, RealDisk};

/// Largest journal that is read, in bytes: it is made short again long before it is three times its board.
const LARGEST_JOURNAL: usize = 4 * LARGEST;

/// A file among the journals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalMetadata {
    /// Bytes.
    pub len: u64,
    /// When it was last written, where the file system says.
    pub modified: Option<SystemTime>,
    /// Whether it is an ordinary file: no folder, link, pipe or device.
    pub is_ordinary: bool,
}

/// The disk of journals. [`RealDisk`] is the one the program uses.
pub trait JournalDisk: NameDisk {
    /// A file that is open. Its lock is held for as long as it, or a duplicate of it, is open.
    type File;

    /// Makes the folder and those above it, unless they are there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// The paths in the folder; none when there is no folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// `None` when nothing is there. A link is not followed.
    fn metadata(&self, path: &Path) -> io::Result<Option<JournalMetadata>>;

    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// A new file, locked, for appending; fails when one of this name exists.
    fn create(&self, path: &Path) -> io::Result<Self::File>;

    /// The file that is there, locked; `None` while somebody else has the lock.
    fn claim(&self, path: &Path) -> io::Result<Option<Self::File>>;

    /// Writes some of the bytes at the end and says how many.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<usize>;

    /// Cuts the file to so many bytes; what is written next follows them.
    fn truncate(&self, file: &mut Self::File, len: u64) -> io::Result<()>;

    /// Returns when the content is on the disk itself.
    fn sync(&self, file: &Self::File) -> io::Result<()>;

    /// The same open file once more, for another thread.
    fn duplicate(&self, file: &Self::File) -> io::Result<Self::File>;

    /// Whether the path still leads to this open file.
    fn is_in_place(&self, file: &Self::File, path: &Path) -> io::Result<bool>;
}

impl JournalDisk for RealDisk {
    type File = File;

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        match fs::read_dir(folder) {
            Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn metadata(&self, path: &Path) -> io::Result<Option<JournalMetadata>> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => Ok(Some(JournalMetadata {
                len: metadata.len(),
                modified: metadata.modified().ok(),
                is_ordinary: metadata.is_file(),
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        read_ordinary(path, LARGEST_JOURNAL)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        // What is drawn concerns nobody else on the machine.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path)?;
        // Some network file systems know no locks. Then nobody can claim the file either, and it stays.
        drop(file.try_lock());
        Ok(file)
    }

    fn claim(&self, path: &Path) -> io::Result<Option<File>> {
        let file = OpenOptions::new().read(true).append(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(JournalDisk::is_in_place(self, &file, path)?.then_some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn truncate(&self, file: &mut File, len: u64) -> io::Result<()> {
        file.set_len(len)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    fn duplicate(&self, file: &File) -> io::Result<File> {
        file.try_clone()
    }

    #[cfg(unix)]
    fn is_in_place(&self, file: &File, path: &Path) -> io::Result<bool> {
        use std::os::unix::fs::MetadataExt;
        let open = file.metadata()?;
        match fs::symlink_metadata(path) {
            Ok(there) => Ok((open.dev(), open.ino()) == (there.dev(), there.ino())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Elsewhere an open file cannot be removed.
    #[cfg(not(unix))]
    fn is_in_place(&self, _file: &File, path: &Path) -> io::Result<bool> {
        fs::exists(path)
    }
}
