//! Boards from files and from standard input.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::print::Print;
use crate::file::{self, FileError, LARGEST, OpenedBoard};
use crate::pipeline;

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
        path.display().to_string()
    }
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

/// A board as it was written, and what was wrong with the text.
pub(in crate::cli) fn open(path: &Path) -> Result<OpenedBoard, CliError> {
    Ok(open_with_text(path)?.1)
}

/// A board with the bytes it was read from.
pub(in crate::cli) fn open_with_text(path: &Path) -> Result<(Vec<u8>, OpenedBoard), CliError> {
    if is_dash(path) {
        let bytes = standard_input()?;
        let opened = file::read_bytes(&bytes).map_err(|error| CliError::ReadInput { error })?;
        return Ok((bytes, opened));
    }
    let opened = file::open(path)?;
    let bytes = fs::read(path).map_err(|source| FileError::Disk {
        path: path.to_owned(),
        source,
    })?;
    Ok((bytes, opened))
}

/// What a file or standard input holds.
pub(in crate::cli) fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    if is_dash(path) {
        return standard_input();
    }
    let bytes = fs::read(path).map_err(|source| FileError::Disk {
        path: path.to_owned(),
        source,
    });
    Ok(bytes?)
}

/// A board as the window would show it, from the bytes that [`bytes`] gave.
pub(in crate::cli) fn complete_from(
    path: &Path,
    bytes: &[u8],
    print: &mut Print,
) -> Result<OpenedBoard, CliError> {
    if !is_dash(path) {
        return open_complete(path, print);
    }
    let mut opened = file::read_bytes(bytes).map_err(|error| CliError::ReadInput { error })?;
    tell(path, &opened, print);
    pipeline::complete(&mut opened.document, Catalog::builtin());
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
    pipeline::complete(&mut opened.document, Catalog::builtin());
    Ok(opened)
}

/// Tells what in the file was not as it should be.
pub(in crate::cli) fn tell(path: &Path, opened: &OpenedBoard, print: &mut Print) {
    let name = shown(path);
    for mended in &opened.mended {
        match mended.line {
            Some(line) => print.note(format_args!("{name}:{line}: {}", mended.what)),
            None => print.note(format_args!("{name}: {}", mended.what)),
        }
    }
    if let Some(notice) = opened.notice() {
        print.note(format_args!("{name}: {notice}"));
    }
}

fn standard_input() -> Result<Vec<u8>, CliError> {
    // One byte more than is read, so that the reader sees that it is too much.
    let limit = LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(CliError::Input)?;
    Ok(bytes)
}

/// Standard input can be read once; a second mention of it is dropped.
pub(in crate::cli) fn once(paths: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let mut seen = false;
    paths
        .iter()
        .filter(move |path| !is_dash(path) || !std::mem::replace(&mut seen, true))
}
