//! Opening boards.

use std::io;
use std::path::{Path, PathBuf};

use crate::file::disk::{Disk, RealDisk};
use crate::file::{LARGEST, OpenedBoard, ReadError, Stamp, read_bytes};

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("the file cannot be read: {source}: {}", .path.display())]
    Disk { path: PathBuf, source: io::Error },
    #[error("this is a folder, not a board: {}", .path.display())]
    Folder { path: PathBuf },
    #[error("{source}\n{}", .path.display())]
    Content { path: PathBuf, source: ReadError },
}

/// Opens a board.
pub fn open(path: &Path) -> Result<OpenedBoard, FileError> {
    let disk_error = |source| FileError::Disk {
        path: path.to_owned(),
        source,
    };
    // The time is taken first: a change in between then shows as one.
    let facts = RealDisk.facts(path).map_err(disk_error)?;
    if facts.is_some_and(|facts| facts.is_folder) {
        let path = path.to_owned();
        return Err(FileError::Folder { path });
    }
    let content = RealDisk.read(path).map_err(disk_error)?;
    let mut opened = read_bytes(&content).map_err(|source| FileError::Content {
        path: path.to_owned(),
        source,
    })?;
    let modified = facts.and_then(|facts| facts.modified);
    opened.stamp = Some(Stamp::new(&content, modified));
    Ok(opened)
}

/// Whether another program has written something else into the file. Cheap while nobody has.
///
/// A file that is gone has not changed: saving makes it anew.
pub fn has_changed(path: &Path, stamp: &Stamp) -> io::Result<bool> {
    let Some(facts) = RealDisk.facts(path)? else {
        return Ok(false);
    };
    if stamp.looks_like(facts.len, facts.modified) {
        return Ok(false);
    }
    Ok(facts.len > LARGEST as u64 || !stamp.is_of(&RealDisk.read(path)?))
}
