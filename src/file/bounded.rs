//! The one way in which the program reads a file: bounded in size, and never waiting for what is no file.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::file::read_watch::{ReadPhase, ReadWatch};

/// What may stand under the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSource {
    /// A file and nothing else: what the program looks for by itself, and whatever it may write again.
    Ordinary,
    /// A pipe or a device too, which somebody named on the command line: it is read once, to its end.
    Stream,
}

/// What a file held.
#[derive(Clone, Debug)]
pub struct FileContent {
    /// All of it.
    pub bytes: Vec<u8>,
    /// When it was last written, where the file system says.
    pub modified: Option<SystemTime>,
    /// Whether it can be written again under its name.
    pub sort: FileSort,
}

/// What a name in a folder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSort {
    Ordinary,
    Folder,
    /// Neither, in a word for people: a pipe, a device, a socket.
    Special(&'static str),
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFileError {
    #[error("{0}")]
    Disk(#[from] io::Error),
    #[error("it is a folder")]
    Folder,
    #[error("it is {0}, not an ordinary file")]
    Special(&'static str),
    #[error("it is larger than {}, the most that is read", size(*most))]
    TooLarge {
        /// Bytes.
        most: usize,
    },
    #[error("it is not a text file: byte {at} is not UTF-8")]
    NotText {
        /// Bytes before the first that is wrong.
        at: usize,
    },
    #[error("reading was stopped")]
    Stopped,
}

/// The most a file of a person's own choices may have, in bytes: settings, keys, tool styles, severities of rules.
pub const LARGEST_CHOICES: usize = 1 << 20;

fn size(bytes: usize) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} bytes"),
        whole => format!("{whole} MiB"),
    }
}

impl FileSort {
    pub(in crate::file) fn from_type(kind: fs::FileType) -> Self {
        if kind.is_file() {
            Self::Ordinary
        } else if kind.is_dir() {
            Self::Folder
        } else {
            Self::Special(special(kind))
        }
    }
}

#[cfg(unix)]
fn special(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: fs::FileType) -> &'static str {
    "a device"
}

/// What stands under a name, links followed; `None` when nothing does.
pub fn file_sort(path: &Path) -> io::Result<Option<FileSort>> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(FileSort::from_type(metadata.file_type()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a whole file of at most so many bytes.
pub fn read_file(
    path: &Path,
    source: FileSource,
    most: usize,
) -> Result<FileContent, ReadFileError> {
    read_file_watched(path, source, most, &ReadWatch::nobody())
}

/// The same, with somebody who is told how far it is and may stop it.
pub(in crate::file) fn read_file_watched(
    path: &Path,
    source: FileSource,
    most: usize,
    watch: &ReadWatch,
) -> Result<FileContent, ReadFileError> {
    // What is no file is not even opened: opening a device can do things, and opening a pipe waits.
    let expected = accepted(&fs::metadata(path)?, source)?;
    let mut file = opened(path, expected)?;
    // Asked again of what was opened, which another program may have put there in between.
    let metadata = file.metadata()?;
    let sort = accepted(&metadata, source)?;
    let bytes = read_watched(&mut file, most, metadata.len(), watch)?;
    Ok(FileContent {
        bytes,
        modified: metadata.modified().ok(),
        sort,
    })
}

/// Reads a stream to its end, which must come within so many bytes.
pub fn read_bounded(source: &mut impl Read, most: usize) -> Result<Vec<u8>, ReadFileError> {
    read_watched(source, most, 0, &ReadWatch::nobody())
}

/// Bytes that are read before somebody may stop it.
const CHUNK: u64 = 1 << 20;

/// Reads a stream that is expected to have so many bytes.
fn read_watched(
    source: &mut impl Read,
    most: usize,
    expected: u64,
    watch: &ReadWatch,
) -> Result<Vec<u8>, ReadFileError> {
    let mut bytes = Vec::new();
    loop {
        // One byte more, to see that it is too much.
        let left = (most as u64 + 1).saturating_sub(bytes.len() as u64);
        let n = source.take(left.min(CHUNK)).read_to_end(&mut bytes)?;
        if bytes.len() > most {
            return Err(ReadFileError::TooLarge { most });
        }
        if n == 0 {
            return Ok(bytes);
        }
        #[expect(clippy::cast_precision_loss, reason = "a share for people")]
        let share = bytes.len() as f32 / expected.max(1) as f32;
        if !watch.tell(ReadPhase::Bytes, share) {
            return Err(ReadFileError::Stopped);
        }
    }
}

/// The text of a file that a person may have written beside a board or in the folder of settings; `None` when there
/// is none. It must be an ordinary file of at most [`LARGEST_CHOICES`].
pub fn read_choices(path: &Path) -> Result<Option<String>, ReadFileError> {
    let content = match read_file(path, FileSource::Ordinary, LARGEST_CHOICES) {
        Ok(content) => content,
        Err(ReadFileError::Disk(error)) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    match String::from_utf8(content.bytes) {
        Ok(text) => Ok(Some(text)),
        Err(error) => Err(ReadFileError::NotText {
            at: error.utf8_error().valid_up_to(),
        }),
    }
}

fn accepted(metadata: &fs::Metadata, source: FileSource) -> Result<FileSort, ReadFileError> {
    match (FileSort::from_type(metadata.file_type()), source) {
        (FileSort::Folder, _) => Err(ReadFileError::Folder),
        (FileSort::Special(what), FileSource::Ordinary) => Err(ReadFileError::Special(what)),
        (sort, _) => Ok(sort),
    }
}

/// Opened so that what looks like an ordinary file never makes one wait: should a pipe have taken its place meanwhile,
/// or the system offer messages that have no end as a file.
#[cfg(unix)]
fn opened(path: &Path, expected: FileSort) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOCTTY;
    let flags = match expected {
        FileSort::Ordinary => flags | OFlags::NONBLOCK,
        FileSort::Folder | FileSort::Special(_) => flags,
    };
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

#[cfg(not(unix))]
fn opened(path: &Path, _: FileSort) -> io::Result<File> {
    File::open(path)
}

/// The files of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderListing {
    /// The first of them by name.
    pub paths: Vec<PathBuf>,
    /// How many more there are.
    pub n_left_out: usize,
}

/// The files of a folder that end so, at most so many of them, by name. A folder that is not there has none.
pub fn list_folder(folder: &Path, ending: &str, most: usize) -> io::Result<FolderListing> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(FolderListing::default());
        }
        Err(error) => return Err(error),
    };
    let mut kept = std::collections::BTreeSet::new();
    let mut n_left_out = 0;
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == ending) {
            kept.insert(path);
            if kept.len() > most {
                kept.pop_last();
                n_left_out += 1;
            }
        }
    }
    Ok(FolderListing {
        paths: kept.into_iter().collect(),
        n_left_out,
    })
}
