//! What keeps a board from being saved where its file is, as far as can be seen without writing.

use std::path::Path;
use std::{fs, io};

/// Why a board cannot be saved where its file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveHindrance {
    /// The file or its folder may not be written.
    WriteProtected,
    /// There is no folder any more.
    NoFolder,
}

/// What keeps a board from being saved to this file, as far as can be seen without writing.
pub fn save_hindrance(path: &Path) -> Option<SaveHindrance> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.unwrap_or(Path::new("."));
    match fs::metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Some(SaveHindrance::NoFolder);
        }
        Ok(found) if found.permissions().readonly() => return Some(SaveHindrance::WriteProtected),
        Ok(_) | Err(_) => {}
    }
    let found = fs::metadata(path).ok()?;
    let opened = || fs::OpenOptions::new().append(true).open(path);
    let is_protected = found.permissions().readonly()
        // Opening for writing changes nothing; it tells what permissions alone do not.
        || found.is_file() && opened().is_err_and(|error| is_denied(&error));
    is_protected.then_some(SaveHindrance::WriteProtected)
}

fn is_denied(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

/// Fails for a pipe that nobody reads from: writing into it would wait for ever.
#[cfg(unix)]
pub fn refuse_idle_pipe(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::FileTypeExt;

    use rustix::fs::{Mode, OFlags};
    use rustix::io::Errno;

    let is_pipe = fs::metadata(path).is_ok_and(|found| found.file_type().is_fifo());
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    if is_pipe
        && matches!(
            rustix::fs::open(path, flags, Mode::empty()),
            Err(Errno::NXIO)
        )
    {
        return Err(io::Error::other("this is a pipe that nobody reads from"));
    }
    Ok(())
}

/// Elsewhere pipes have no names among files.
#[cfg(not(unix))]
pub fn refuse_idle_pipe(_: &Path) -> io::Result<()> {
    Ok(())
}
