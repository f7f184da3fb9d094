//! What saving asks of a disk, one method for each thing that can fail, so that tests can stop it anywhere.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::file::LARGEST;
use crate::file::attributes::{self, LostAttribute};
use crate::file::bounded::{FileSort, FileSource, ReadFileError, read_file};

/// A file as the disk describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileMetadata {
    /// Bytes.
    pub len: u64,
    /// When it was last written, where the file system says.
    pub modified: Option<SystemTime>,
    /// Nobody may write to it, or this user may not.
    pub write_protected: bool,
    /// What stands under the name.
    pub sort: FileSort,
    /// Names that the file has; more than one where there are hard links.
    pub n_names: u64,
}

impl FileMetadata {
    /// Whether new content is written into it, because another file in its place would no longer be what other names
    /// or programs mean by it.
    pub fn is_written_into(&self) -> bool {
        match self.sort {
            FileSort::Ordinary => self.n_names > 1,
            FileSort::Special(_) => true,
            FileSort::Folder => false,
        }
    }
}

/// What saves and journals do with names in a folder.
pub trait NameDisk {
    /// Puts the file in the place of another in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Returns when the names in the folder are on the disk itself.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The steps of a save. [`RealDisk`] is the one the program uses.
pub trait Disk: NameDisk {
    /// A file that is being written.
    type File;

    /// The path itself, with symbolic links followed, whether or not a file is there yet.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// `None` when nothing is there.
    fn facts(&self, path: &Path) -> io::Result<Option<FileMetadata>>;

    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// A new file; fails when one of this name exists.
    fn create(&self, path: &Path) -> io::Result<Self::File>;

    /// Opens a file that is there for writing from its beginning, and leaves what is in it.
    fn open_in_place(&self, path: &Path) -> io::Result<Self::File>;

    /// Ends the file after so many bytes.
    fn truncate(&self, file: &mut Self::File, len: u64) -> io::Result<()>;

    /// Gives the file the owner, group, permissions and attributes of the one it will replace, as far as the system
    /// lets it. Returns what it did not.
    fn adopt_attributes(&self, file: &mut Self::File, of: &Path) -> io::Result<Vec<LostAttribute>>;

    /// Writes some of the bytes and says how many.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<usize>;

    /// Returns when the content is on the disk itself. Gives the time of the last write.
    fn sync(&self, file: &mut Self::File) -> io::Result<Option<SystemTime>>;

    /// Removes files in the folder that a save of a program left which ended in the middle of it.
    fn sweep(&self, folder: &Path, is_temporary: &dyn Fn(&Path) -> bool) -> io::Result<()>;
}

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

/// Links that are followed before they are taken for a circle.
const MOST_LINKS: usize = 40;

/// A temporary file younger than this may belong to a save that has not locked it yet.
const YOUNG: Duration = Duration::from_secs(2);

impl NameDisk for RealDisk {
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    /// Elsewhere a folder cannot be opened as a file, and renaming is written through.
    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

impl Disk for RealDisk {
    /// Locked while it is open, which tells a save that goes on from one whose program has ended.
    type File = File;

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            match fs::read_link(&path) {
                Ok(target) => path = folder_of(&path).join(target),
                // Not a link, or nothing there.
                Err(error) if is_no_link(&error) => return Ok(path),
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("the links form a cycle"))
    }

    fn facts(&self, path: &Path) -> io::Result<Option<FileMetadata>> {
        match fs::metadata(path) {
            Ok(metadata) => Ok(Some(FileMetadata {
                len: metadata.len(),
                modified: metadata.modified().ok(),
                write_protected: metadata.permissions().readonly() || is_denied(path),
                sort: FileSort::from_type(metadata.file_type()),
                n_names: n_names(&metadata),
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        read_ordinary(path, LARGEST)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        // Some network file systems know no locks; then the file is never swept, which harms nothing.
        drop(file.try_lock());
        Ok(file)
    }

    fn open_in_place(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().write(true).open(path)
    }

    fn truncate(&self, file: &mut File, len: u64) -> io::Result<()> {
        file.set_len(len)
    }

    fn adopt_attributes(&self, file: &mut File, of: &Path) -> io::Result<Vec<LostAttribute>> {
        attributes::adopt(file, of)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &mut File) -> io::Result<Option<SystemTime>> {
        file.sync_all()?;
        Ok(file.metadata()?.modified().ok())
    }

    fn sweep(&self, folder: &Path, is_temporary: &dyn Fn(&Path) -> bool) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if is_temporary(&path) && is_abandoned(&path)? {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

/// The bytes of an ordinary file of at most so many.
pub(in crate::file) fn read_ordinary(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    match read_file(path, FileSource::Ordinary, most) {
        Ok(content) => Ok(content.bytes),
        Err(ReadFileError::Disk(error)) => Err(error),
        Err(error) => Err(io::Error::other(error)),
    }
}

/// Whether this user may not write to what is there. That a folder lets one put another file in its place is no leave.
#[cfg(unix)]
fn is_denied(path: &Path) -> bool {
    use rustix::fs::{Access, access};
    use rustix::io::Errno;
    matches!(
        access(path, Access::WRITE_OK),
        Err(Errno::ACCESS | Errno::PERM | Errno::ROFS)
    )
}

#[cfg(not(unix))]
fn is_denied(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn n_names(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// The standard library does not say.
#[cfg(not(unix))]
fn n_names(_: &fs::Metadata) -> u64 {
    1
}

/// The folder a path lies in.
pub(in crate::file) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn is_no_link(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::NotFound
    )
}

/// Whether nobody holds the file's lock and it has been there for a while.
fn is_abandoned(path: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(false);
    }
    let file = File::open(path)?;
    let age = file.metadata()?.modified()?.elapsed().unwrap_or_default();
    Ok(age >= YOUNG && file.try_lock().is_ok())
}
