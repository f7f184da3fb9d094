//! A board from its text: strict about syntax, lenient about content.
//!
//! One bad record never keeps the others from loading. Whatever cannot be used is reported with its
//! line and stays in the board, under `unread`, so that saving loses nothing.

mod board;
mod brief;
pub(in crate::file) mod changes;
mod edge;
mod entries;
mod frames;
mod node;
mod record;
mod sketch;
mod study;
mod value;
mod walkthrough;

pub(in crate::file) use frames::homes;
pub(in crate::file) use sketch::is_unknown_form;
pub(in crate::file) use value::value_from_term;

use crate::file::read_watch::{ReadPhase, ReadWatch};
use crate::file::syntax::{ParseError, SyntaxError, SyntaxKind, SyntaxNode, parse_within};
use crate::file::{ReadLimits, Stamp};
use crate::model::Document;
use crate::text::{excerpt, marked, with_thousands};
use record::RecordFields;

/// The version of the format this program writes.
///
/// When it becomes 2, `migrate/v2.rs` holds the function that brings a text's tree from 1 to 2, and
/// [`read`] runs the migrations from the file's version up, before any record is looked at.
pub const VERSION: u32 = 1;

/// Largest text that is read, in bytes. A board of 10,000 components takes two million.
pub const LARGEST: usize = 64 << 20;

/// A board as a file held it.
#[derive(Clone, Debug)]
pub struct OpenedBoard {
    /// The board, put right where the text was not.
    pub document: Document,
    /// The version the file names.
    pub version: u32,
    /// Whether the file comes from a newer program: saving over it could lose what this one cannot read.
    pub read_only: bool,
    /// What was not as it should be, in the order of the lines.
    pub mended: Vec<Repair>,
    /// Comments in the text. Saving drops them, except inside fields this program does not know.
    pub n_comments: usize,
    /// What the disk held; `None` when the text did not come from a file.
    pub stamp: Option<Stamp>,
}

impl OpenedBoard {
    /// What to tell a person about a file that opens read-only.
    pub fn notice(&self) -> Option<String> {
        self.read_only.then(|| {
            format!(
                "This board was saved by a newer mlboard (format version {}; this one knows up to \
                 {VERSION}). It opens read-only, so that nothing this version cannot read is lost. \
                 Update mlboard, or use Save as to go on with a copy.",
                self.version
            )
        })
    }
}

/// Something in the file that was put right, or set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What was wrong and what became of it, as one sentence.
    pub what: String,
    /// From 1.
    pub line: Option<usize>,
}

impl std::fmt::Display for Repair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

/// Why a text is no board.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error(
        "the file is empty. A board is at least `(version: 1)`; `mlboard new` makes one to start from"
    )]
    Empty,
    /// Blocks that were given to the file and never filled, because the machine went off.
    #[error(
        "the file holds {} zero bytes and nothing else: its content never reached the disk. Look for a backup, or for \
         unsaved work on the start screen",
        with_thousands(&n.to_string())
    )]
    Zeros {
        /// How many.
        n: usize,
    },
    #[error("the file is larger than {} MiB, the most a board may have", LARGEST >> 20)]
    TooLarge,
    #[error(
        "this is not a text file: byte {at} is not UTF-8. If an editor wrote it in another encoding, save it there as UTF-8"
    )]
    NotText {
        /// Bytes before the first that is wrong.
        at: usize,
    },
    #[error(
        "the board has {} components, connections and drawn items together, and {} are read at most. \
         Split it, or raise the bound: --limit {n}",
        with_thousands(&n.to_string()), with_thousands(&most.to_string())
    )]
    TooMany {
        /// How many records the text has.
        n: usize,
        /// How many may be read.
        most: usize,
    },
    #[error("reading was stopped")]
    Stopped,
    #[error("{0}")]
    Syntax(SyntaxError),
}

/// Reads the text of a board.
pub fn read(text: &str) -> Result<OpenedBoard, ReadError> {
    read_within(text, ReadLimits::USUAL)
}

/// Reads the text of a board that may hold so much.
pub fn read_within(text: &str, limits: ReadLimits) -> Result<OpenedBoard, ReadError> {
    read_watched(text, limits, &ReadWatch::nobody())
}

fn read_watched(
    text: &str,
    limits: ReadLimits,
    watch: &ReadWatch,
) -> Result<OpenedBoard, ReadError> {
    if text.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    // A machine that goes off can leave blocks behind a text that were never filled.
    let (all, text) = (text, text.trim_end_matches('\0'));
    let n_zeros = all.len() - text.len();
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(match n_zeros {
            0 => ReadError::Empty,
            n => ReadError::Zeros { n },
        });
    }
    let syntax_error = |fault| {
        if watch.is_stopped() {
            return ReadError::Stopped;
        }
        let fault = conflict(text).unwrap_or(fault);
        ReadError::Syntax(SyntaxError::new(text, fault))
    };
    let parsed = parse_within(text, limits, watch).map_err(syntax_error)?;
    let n = n_records(&parsed.root);
    if n > limits.records {
        return Err(ReadError::TooMany {
            n,
            most: limits.records,
        });
    }
    if !watch.tell(ReadPhase::Records, 0.0) {
        return Err(ReadError::Stopped);
    }
    let mut reader = Reader::new(text);
    let (document, version) = board::document(&mut reader, &parsed.root).map_err(syntax_error)?;
    if n_zeros > 0 {
        let n = with_thousands(&n_zeros.to_string());
        reader.repair_somewhere(format!(
            "{n} zero bytes at the end were left out; the machine may have gone off while the file was written"
        ));
    }
    Ok(OpenedBoard {
        document,
        version,
        read_only: version > VERSION,
        mended: reader.finish(),
        n_comments: parsed.n_comments,
        stamp: None,
    })
}

/// Components, connections and sketch items, before any of them is looked at.
fn n_records(root: &SyntaxNode) -> usize {
    let sections = root.as_fields().unwrap_or_default().into_iter();
    let sections = sections.filter(|(name, _)| matches!(*name, "nodes" | "edges" | "sketch"));
    let n_parts = |section: &SyntaxNode| match &section.shape {
        SyntaxKind::Record { fields, .. } => fields.len(),
        SyntaxKind::Map(entries) => entries.len(),
        SyntaxKind::List(items) | SyntaxKind::Tuple { items, .. } => items.len(),
        SyntaxKind::Bool(_)
        | SyntaxKind::Int(_)
        | SyntaxKind::Float(_)
        | SyntaxKind::Text(_)
        | SyntaxKind::Name(_)
        | SyntaxKind::Other => 0,
    };
    sections
        .filter_map(|(_, section)| section.unwrapped())
        .map(n_parts)
        .sum()
}

/// Where version control left both sides of a conflict in the text.
fn conflict(text: &str) -> Option<ParseError> {
    const MARK: &str = "<<<<<<< ";
    let at = if text.starts_with(MARK) {
        0
    } else {
        text.find(&format!("\n{MARK}"))? + 1
    };
    Some(ParseError {
        what: "this file holds a conflict of two versions".to_owned(),
        advice: "Keep one side of each conflict and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
        at,
        len: MARK.len() - 1,
    })
}

/// Reads a board from the bytes of a file.
pub fn read_bytes(bytes: &[u8]) -> Result<OpenedBoard, ReadError> {
    read_bytes_within(bytes, ReadLimits::USUAL)
}

/// Reads a board that may hold so much from the bytes of a file.
pub fn read_bytes_within(bytes: &[u8], limits: ReadLimits) -> Result<OpenedBoard, ReadError> {
    read_bytes_watched(bytes, limits, &ReadWatch::nobody())
}

/// The same, with somebody who is told how far it is and may stop it.
pub(in crate::file) fn read_bytes_watched(
    bytes: &[u8],
    limits: ReadLimits,
    watch: &ReadWatch,
) -> Result<OpenedBoard, ReadError> {
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::NotText {
        at: error.valid_up_to(),
    })?;
    read_watched(text, limits, watch)
}

/// What is gathered while a board is read.
struct Reader {
    /// Byte offsets at which the lines start.
    lines: Vec<usize>,
    mended: Vec<Repair>,
}

impl Reader {
    fn new(text: &str) -> Self {
        let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            lines: std::iter::once(0).chain(newlines).collect(),
            mended: Vec::new(),
        }
    }

    fn line(&self, term: &SyntaxNode) -> usize {
        self.lines.partition_point(|start| *start <= term.start)
    }

    fn repair(&mut self, at: &SyntaxNode, what: impl Into<String>) {
        self.mended.push(Repair {
            what: what.into(),
            line: Some(self.line(at)),
        });
    }

    /// Where the place is not known any more.
    fn repair_somewhere(&mut self, what: impl Into<String>) {
        self.mended.push(Repair {
            what: what.into(),
            line: None,
        });
    }

    fn finish(mut self) -> Vec<Repair> {
        self.mended.sort_by_key(|mended| mended.line);
        self.mended
    }
}

/// A text shortened for a message.
fn quote(text: &str) -> String {
    let line = excerpt(text, 60).replace(['\n', '\r', '\t'], " ");
    format!("`{}`", marked(&line))
}
