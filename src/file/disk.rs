//! What saving asks of a disk, one method for each thing that can fail, so that tests can stop it anywhere.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::file::LARGEST;

/// A file as the disk describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileMetadata {
    /// Bytes.
    pub len: u64,
    /// When it was last written, where the file system says.
    pub modified: Option<SystemTime>,
    /// Nobody may write to it, by its permissions.
    pub write_protected: bool,
    /// It is a folder and not a file.
    pub is_folder: bool,
}

/// The steps of a save. [`RealDisk`] is the one the program uses.
pub trait Disk {
    /// A file that is being written.
    type File;

    /// The path itself, with symbolic links followed, whether or not a file is there yet.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// `None` when nothing is there.
    fn facts(&self, path: &Path) -> io::Result<Option<FileMetadata>>;

    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// A new file; fails when one of this name exists.
    fn create(&self, path: &Path) -> io::Result<Self::File>;

    /// Gives the file the permissions of the one it will replace.
    fn adopt_permissions(&self, file: &mut Self::File, of: &Path) -> io::Result<()>;

    /// Writes some of the bytes and says how many.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<usize>;

    /// Returns when the content is on the disk itself. Gives the time of the last write.
    fn sync(&self, file: &mut Self::File) -> io::Result<Option<SystemTime>>;

    /// Puts the file in the place of another in one step. The file is closed by now.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Returns when the names in the folder are on the disk itself.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    fn remove(&self, path: &Path) -> io::Result<()>;

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
                write_protected: metadata.permissions().readonly(),
                is_folder: metadata.is_dir(),
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        let limit = LARGEST as u64 + 1;
        File::open(path)?.take(limit).read_to_end(&mut content)?;
        Ok(content)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        // Some network file systems know no locks; then the file is never swept, which harms nothing.
        drop(file.try_lock());
        Ok(file)
    }

    fn adopt_permissions(&self, file: &mut File, of: &Path) -> io::Result<()> {
        let wanted = fs::metadata(of)?.permissions();
        // Some file systems know no permissions and refuse even those that hold already.
        if file.metadata()?.permissions() == wanted {
            return Ok(());
        }
        file.set_permissions(wanted)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &mut File) -> io::Result<Option<SystemTime>> {
        file.sync_all()?;
        Ok(file.metadata()?.modified().ok())
    }

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
    let file = File::open(path)?;
    let age = file.metadata()?.modified()?.elapsed().unwrap_or_default();
    Ok(age >= YOUNG && file.try_lock().is_ok())
}
