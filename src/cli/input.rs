//! Boards from files and from standard input.

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::print::Print;
use crate::file::{
    self, FileError, FileSort, FileSource, LARGEST, OpenedBoard, ReadFileError, ReadLimits,
    SavedFile, Stamp,
};
use crate::model::Document;
use crate::pipeline;
use crate::text::shown_path;

/// What stands for standard input or output where a path is asked for.
const DASH: &str = "-";

/// Whether the path stands for standard input or output.
pub(in crate::cli) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == DASH
}

/// What a path is called in results.
pub(in crate::cli) fn shown(path: &Path) -> String {
    if is_dash(path) {
        "<stdin>".to_owned()
    } else {
        shown_path(path)
    }
}

/// Whether what is read from one path is what is written to the other, standard input included.
pub(in crate::cli) fn is_same(from: &Path, to: &Path) -> bool {
    if is_dash(to) {
        return false;
    }
    let from = if is_dash(from) {
        Path::new("/dev/stdin")
    } else {
        from
    };
    from == to || file::is_same_file(from, to)
}

/// A fault where the file has comments, which rewriting it would drop.
pub(in crate::cli) fn refuse_comments(opened: &OpenedBoard, path: &Path) -> Result<(), CliError> {
    if opened.n_comments == 0 {
        return Ok(());
    }
    Err(CliError::Comments {
        n: opened.n_comments,
        path: path.to_owned(),
    })
}

/// A fault where what was named is no file that could be written again. Asked before it is read, which would wait for
/// a pipe that nobody writes to.
pub(in crate::cli) fn refuse_stream(path: &Path) -> Result<(), CliError> {
    if is_dash(path) {
        return Ok(());
    }
    match file::file_sort(path) {
        Ok(Some(FileSort::Special(what))) => Err(CliError::NotRewritten {
            what,
            path: path.to_owned(),
        }),
        Ok(Some(FileSort::Ordinary | FileSort::Folder) | None) | Err(_) => Ok(()),
    }
}

/// A board as it was written, and what was wrong with the text.
pub(in crate::cli) fn open(path: &Path) -> Result<OpenedBoard, CliError> {
    Ok(open_with_text(path)?.1)
}

/// A board with the bytes it was read from.
pub(in crate::cli) fn open_with_text(path: &Path) -> Result<(Vec<u8>, OpenedBoard), CliError> {
    if !is_dash(path) {
        return Ok(file::open_stream(path)?);
    }
    let input = bytes(path)?;
    let opened = from_input(&input)?;
    Ok((input.bytes, opened))
}

/// What a file or standard input holds, and what it looked like.
pub(in crate::cli) struct InputBytes {
    pub bytes: Vec<u8>,
    /// `None` where it is no file that could be written again.
    stamp: Option<Stamp>,
    path: PathBuf,
}

/// What a file or standard input holds, read once.
pub(in crate::cli) fn bytes(path: &Path) -> Result<InputBytes, CliError> {
    let path = path.to_owned();
    if is_dash(&path) {
        return Ok(InputBytes {
            bytes: standard_input()?,
            stamp: None,
            path,
        });
    }
    let content = file::read_file(&path, FileSource::Stream, LARGEST)
        .map_err(|error| FileError::new(&path, error))?;
    let stamp = match content.sort {
        FileSort::Ordinary => Some(Stamp::new(&content.bytes, content.modified)),
        FileSort::Folder | FileSort::Special(_) => None,
    };
    Ok(InputBytes {
        bytes: content.bytes,
        stamp,
        path,
    })
}

fn from_input(input: &InputBytes) -> Result<OpenedBoard, CliError> {
    let read = file::read_bytes_within(&input.bytes, ReadLimits::of_this_run());
    let mut opened = read.map_err(|error| {
        if is_dash(&input.path) {
            CliError::ReadInput { error }
        } else {
            CliError::File(FileError::Content {
                path: input.path.clone(),
                source: error,
            })
        }
    })?;
    opened.stamp.clone_from(&input.stamp);
    Ok(opened)
}

/// A board as the window would show it, from the bytes that [`bytes`] gave.
pub(in crate::cli) fn complete_from(
    input: &InputBytes,
    print: &mut Print,
) -> Result<OpenedBoard, CliError> {
    let mut opened = from_input(input)?;
    tell(&input.path, &opened, print);
    pipeline::complete(&mut opened.document, Catalog::in_use());
    Ok(opened)
}

/// A board as the window would show it: with ports, data types and places nobody named filled in.
/// What was mended on the way is told.
pub(in crate::cli) fn open_complete(
    path: &Path,
    print: &mut Print,
) -> Result<OpenedBoard, CliError> {
    let mut opened = open(path)?;
    tell(path, &opened, print);
    pipeline::complete(&mut opened.document, Catalog::in_use());
    Ok(opened)
}

/// The most repairs that are told one by one.
const MOST_TOLD: usize = 100;

/// Tells what in the file was not as it should be.
pub(in crate::cli) fn tell(path: &Path, opened: &OpenedBoard, print: &mut Print) {
    let name = shown(path);
    for mended in opened.mended.iter().take(MOST_TOLD) {
        match mended.line {
            Some(line) => print.note(format_args!("{name}:{line}: {}", mended.what)),
            None => print.note(format_args!("{name}: {}", mended.what)),
        }
    }
    if let Some(more @ 1..) = opened.mended.len().checked_sub(MOST_TOLD) {
        print.note(format_args!("{name}: and {more} more repairs"));
    }
    if let Some(notice) = opened.notice() {
        print.note(format_args!("{name}: {notice}"));
    }
}

/// Saves a board, and tells what the system did not let the file keep.
pub(in crate::cli) fn save(
    path: &Path,
    document: &Document,
    expected: Option<&Stamp>,
    print: &mut Print,
) -> Result<(), CliError> {
    let SavedFile { note, .. } = file::save(path, document, expected)?;
    tell_note(path, note, print);
    Ok(())
}

/// Tells what the system did not let a file keep.
pub(in crate::cli) fn tell_note(path: &Path, note: Option<String>, print: &mut Print) {
    if let Some(note) = note {
        print.note(format_args!("{}: {note}", shown(path)));
    }
}

fn standard_input() -> Result<Vec<u8>, CliError> {
    file::read_bounded(&mut std::io::stdin().lock(), LARGEST).map_err(|error| match error {
        ReadFileError::TooLarge { .. } => CliError::ReadInput {
            error: file::ReadError::TooLarge,
        },
        ReadFileError::Disk(error) => CliError::Input(error),
        error @ (ReadFileError::Folder
        | ReadFileError::Special(_)
        | ReadFileError::NotText { .. }
        | ReadFileError::Stopped) => CliError::Input(std::io::Error::other(error)),
    })
}

/// Standard input can be read once; a second mention of it is dropped.
pub(in crate::cli) fn once(paths: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let mut seen = false;
    paths
        .iter()
        .filter(move |path| !is_dash(path) || !std::mem::replace(&mut seen, true))
}
