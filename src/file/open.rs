//! Opening boards.

use std::io;
use std::path::{Path, PathBuf};

use crate::file::bounded::{FileContent, FileSort, FileSource, ReadFileError, read_file_watched};
use crate::file::disk::{Disk, RealDisk};
use crate::file::read::read_bytes_watched;
use crate::file::read_watch::ReadWatch;
use crate::file::{LARGEST, OpenedBoard, ReadError, ReadLimits, Stamp};
use crate::text::shown_path;

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("the file cannot be read: {source}: {}", shown_path(.path))]
    Disk { path: PathBuf, source: io::Error },
    #[error("this is a folder, not a board: {}", shown_path(.path))]
    Folder { path: PathBuf },
    #[error(
        "this is {what}, not a file. Pipes and devices are read on the command line alone, or as standard input: {}",
        shown_path(.path)
    )]
    Special { path: PathBuf, what: &'static str },
    #[error("{source}\n{}", shown_path(.path))]
    Content { path: PathBuf, source: ReadError },
}

impl FileError {
    /// Why a file that was named could not be read.
    pub fn new(path: &Path, error: ReadFileError) -> Self {
        let path = path.to_owned();
        match error {
            ReadFileError::Disk(source) => Self::Disk { path, source },
            ReadFileError::Folder => Self::Folder { path },
            ReadFileError::Special(what) => Self::Special { path, what },
            ReadFileError::TooLarge { .. } => Self::Content {
                path,
                source: ReadError::TooLarge,
            },
            ReadFileError::NotText { at } => Self::Content {
                path,
                source: ReadError::NotText { at },
            },
            ReadFileError::Stopped => Self::Content {
                path,
                source: ReadError::Stopped,
            },
        }
    }
}

/// Opens a board that is kept in an ordinary file.
pub fn open(path: &Path) -> Result<OpenedBoard, FileError> {
    open_watched(path, &|_| true)
}

/// The same, telling how much is read, from 0 to 1, and asking whether to go on.
pub fn open_watched(path: &Path, tell: &dyn Fn(f32) -> bool) -> Result<OpenedBoard, FileError> {
    Ok(opened(path, FileSource::Ordinary, &ReadWatch::new(tell))?.1)
}

/// Opens a board from whatever somebody named on the command line, read once, and gives the bytes it was read from.
/// Without a stamp it is no file that could be written again.
pub fn open_stream(path: &Path) -> Result<(Vec<u8>, OpenedBoard), FileError> {
    let (content, opened) = opened(path, FileSource::Stream, &ReadWatch::nobody())?;
    Ok((content.bytes, opened))
}

fn opened(
    path: &Path,
    source: FileSource,
    watch: &ReadWatch,
) -> Result<(FileContent, OpenedBoard), FileError> {
    let content = read_file_watched(path, source, LARGEST, watch)
        .map_err(|error| FileError::new(path, error))?;
    let read = read_bytes_watched(&content.bytes, ReadLimits::of_this_run(), watch);
    let mut opened = read.map_err(|source| FileError::Content {
        path: path.to_owned(),
        source,
    })?;
    // The time was taken before the content: a change in between then shows as one.
    opened.stamp = match content.sort {
        FileSort::Ordinary => Some(Stamp::new(&content.bytes, content.modified)),
        FileSort::Folder | FileSort::Special(_) => None,
    };
    Ok((content, opened))
}

/// Whether another program has written something else into the file. Cheap while nobody has.
///
/// A file that is gone has not changed: saving makes it anew.
pub fn has_changed(path: &Path, stamp: &Stamp) -> io::Result<bool> {
    let Some(facts) = RealDisk.facts(path)? else {
        return Ok(false);
    };
    if facts.sort != FileSort::Ordinary {
        return Ok(true);
    }
    if stamp.looks_like(facts.len, facts.modified) {
        return Ok(false);
    }
    Ok(facts.len > LARGEST as u64 || !stamp.is_of(&RealDisk.read(path)?))
}
