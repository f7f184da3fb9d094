//! Copies of unsaved work, so that a crash or a power cut costs seconds.
//!
//! A copy is an ordinary board with one comment above it that names the file it belongs to.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::file::disk::RealDisk;
use crate::file::save::save_text;
use crate::file::stamp::fnv;
use crate::file::syntax::quoted;
use crate::file::syntax::{SyntaxKind, parse_value};
use crate::file::{
    FileError, FileSource, LARGEST, OpenedBoard, SaveError, WriteStep, open, read_file, write,
};
use crate::model::Document;

/// A folder of recovery copies.
#[derive(Clone, Debug)]
pub struct Recovery {
    folder: PathBuf,
}

/// A copy that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Its name in the folder, as [`Recovery::key`] makes it.
    pub key: String,
    /// The board's title; empty when it has none.
    pub title: String,
    /// The file the work belongs to, unless it was never saved.
    pub path: Option<PathBuf>,
    /// When it was kept.
    pub when: Option<SystemTime>,
}

const COMMENT: &str = "// unsaved work";
const ENDING: &str = "ron";
/// Characters of a title that show in a key.
const LONGEST_WORDS: usize = 40;

impl Recovery {
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// The key of a board: the same for the same file and, without a file, for the same title.
    /// Windows with unsaved boards of one title need a difference of their own in the title given here.
    pub fn key(path: Option<&Path>, title: &str) -> String {
        let words: String = title
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '-'
                }
            })
            .take(LONGEST_WORDS)
            .collect();
        let hash = match path {
            Some(path) => fnv(path.as_os_str().as_encoded_bytes()),
            None => fnv(format!("untitled\0{title}").as_bytes()),
        };
        let words = words.trim_matches('-');
        format!(
            "{words}{}{hash:016x}",
            if words.is_empty() { "" } else { "-" }
        )
    }

    /// Keeps a copy of the board, in place of the last one under this key.
    pub fn keep(
        &self,
        key: &str,
        document: &Document,
        original: Option<&Path>,
    ) -> Result<(), SaveError> {
        let path = self.path(key);
        fs::create_dir_all(&self.folder).map_err(|source| SaveError::Disk {
            step: WriteStep::Create,
            path: self.folder.clone(),
            source,
        })?;
        let of = original
            .and_then(Path::to_str)
            .map_or_else(String::new, |path| format!(" of {}", quoted(path)));
        let text = format!("{COMMENT}{of}\n{}", write(document));
        save_text(&RealDisk, &path, &text, None).map(drop)
    }

    /// Removes the copy, once its board is saved or given up. That there is none is fine.
    pub fn forget(&self, key: &str) -> io::Result<()> {
        match fs::remove_file(self.path(key)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// All copies, newest first. A folder that cannot be read has none.
    pub fn list(&self) -> Vec<Recovered> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        let mut found: Vec<Recovered> = entries
            .filter_map(|entry| recovered(&entry.ok()?.path()))
            .collect();
        found.sort_by(|a, b| b.when.cmp(&a.when).then_with(|| a.key.cmp(&b.key)));
        found
    }

    /// The board of a copy. It has no stamp: it is not the file it belongs to.
    pub fn open(&self, key: &str) -> Result<OpenedBoard, FileError> {
        let opened = open(&self.path(key))?;
        Ok(OpenedBoard {
            stamp: None,
            n_comments: opened.n_comments.saturating_sub(1),
            ..opened
        })
    }

    /// Keys come from [`Recovery::key`]; any other is made fit for a file name and told apart by its hash.
    fn path(&self, key: &str) -> PathBuf {
        let is_plain = !key.is_empty()
            && key.len() <= LONGEST_WORDS + 17
            && key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let name = if is_plain {
            key.to_owned()
        } else {
            Self::key(None, key)
        };
        self.folder.join(name).with_extension(ENDING)
    }
}

/// A copy that cannot be read is listed all the same: somebody may want to look at it.
fn recovered(path: &Path) -> Option<Recovered> {
    if path.extension()? != ENDING {
        return None;
    }
    let read = read_file(path, FileSource::Ordinary, LARGEST).ok();
    let text = read.and_then(|content| String::from_utf8(content.bytes).ok());
    let text = text.unwrap_or_default();
    let board = crate::file::read(&text);
    Some(Recovered {
        key: path.file_stem()?.to_str()?.to_owned(),
        title: board.map_or_else(
            |_| String::new(),
            |opened| opened.document.title().to_owned(),
        ),
        path: original(&text),
        when: fs::metadata(path).and_then(|facts| facts.modified()).ok(),
    })
}

/// The path in the comment of a copy.
fn original(text: &str) -> Option<PathBuf> {
    let path = text
        .lines()
        .next()?
        .strip_prefix(COMMENT)?
        .strip_prefix(" of ")?;
    match parse_value(path)?.shape {
        SyntaxKind::Text(path) => Some(PathBuf::from(path.into_owned())),
        _ => None,
    }
}
