//! The lines of a journal: the header, and events with their times. One RON value each, never broken.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::file::Stamp;
use crate::file::journal::calendar::{iso, parse_iso};
use crate::file::journal::event_line::LineText;
use crate::file::journal::line_text::parse_hash;
use crate::file::syntax::{SyntaxNode, parse_value, quoted};
use crate::model::{Document, Patch};

/// The version of journals that this program writes. Those of version 1 tell changed components whole.
pub(super) const JOURNAL_VERSION: i64 = 2;

/// Which board a journal is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalOrigin {
    /// The board's file; `None` while it was never saved.
    pub file: Option<PathBuf>,
    /// What the disk held when that file was last read or written.
    pub stamp: Option<Stamp>,
    /// Why the board must not be changed, if it must not.
    pub read_only: Option<String>,
}

/// What the first line of a journal says beside the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalHeader {
    /// The version of the journal's format.
    pub version: i64,
    /// The version of the program that wrote it.
    pub program: String,
    /// The board's title as it was then; empty when it had none.
    pub title: String,
    /// Where the board comes from.
    pub origin: JournalOrigin,
    /// When the journal began; times of events count from here.
    pub started: SystemTime,
    /// The process that wrote it. It tells people something and decides nothing: the lock says who lives.
    pub owner: u32,
}

impl JournalHeader {
    /// The line, with the board as it is when the journal begins.
    pub(super) fn line(&self, base: &str) -> String {
        let mut parts = vec![
            format!("journal: {}", self.version),
            format!("program: {}", quoted(&self.program)),
            format!("board: {}", quoted(&self.title)),
        ];
        let file = self.origin.file.as_deref().and_then(Path::to_str);
        parts.extend(file.map(|file| format!("file: {}", quoted(file))));
        let stamp = self.origin.stamp.as_ref();
        parts.extend(stamp.map(|stamp| format!("stamp: {}", stamp_record(stamp))));
        let read_only = self.origin.read_only.as_deref();
        parts.extend(read_only.map(|reason| format!("read_only: {}", quoted(reason))));
        parts.push(format!("started: {}", quoted(&iso(self.started))));
        parts.push(format!("owner: {}", self.owner));
        parts.push(format!("base: {}", quoted(base)));
        format!("({})\n", parts.join(", "))
    }

    /// The header and the text of the board it began with; `None` when it is no header.
    pub(super) fn parse(line: &str) -> Option<(Self, String)> {
        let term = parse_value(line)?;
        let fields = term.as_fields()?;
        let find = |name: &str| {
            let found = fields.iter().find(|(part, _)| *part == name);
            found.and_then(|(_, value)| value.unwrapped())
        };
        let text = |name: &str| find(name).and_then(SyntaxNode::as_text);
        let header = Self {
            version: find("journal")?.as_number().filter(|x| *x >= 1.0)? as i64,
            program: text("program").unwrap_or_default().to_owned(),
            title: text("board").unwrap_or_default().to_owned(),
            origin: JournalOrigin {
                file: text("file").map(PathBuf::from),
                stamp: find("stamp").and_then(parse_stamp),
                read_only: text("read_only").map(str::to_owned),
            },
            started: text("started")
                .and_then(parse_iso)
                .unwrap_or(SystemTime::UNIX_EPOCH),
            owner: find("owner")
                .and_then(SyntaxNode::as_number)
                .map_or(0, whole),
        };
        Some((header, text("base")?.to_owned()))
    }
}

/// What is written of a stamp. Hashes are texts, because numbers of files end at 63 bits.
fn stamp_record(stamp: &Stamp) -> String {
    let since = |at: SystemTime| at.duration_since(SystemTime::UNIX_EPOCH).ok();
    let modified = stamp
        .modified
        .and_then(since)
        .map_or_else(String::new, |at| {
            format!(", modified: ({}, {})", at.as_secs(), at.subsec_nanos())
        });
    format!(
        "(len: {}{modified}, hash: \"{:016x}\")",
        stamp.len, stamp.hash
    )
}

fn parse_stamp(term: &SyntaxNode) -> Option<Stamp> {
    let fields = term.as_fields()?;
    let find = |name: &str| {
        fields
            .iter()
            .find(|(part, _)| *part == name)
            .map(|part| part.1)
    };
    let modified = find("modified").and_then(SyntaxNode::as_items);
    let modified = match modified {
        Some([seconds, nanos]) => {
            let passed = Duration::new(whole(seconds.as_number()?), whole(nanos.as_number()?));
            SystemTime::UNIX_EPOCH.checked_add(passed)
        }
        Some(_) | None => None,
    };
    Some(Stamp {
        len: whole(find("len")?.as_number()?),
        modified,
        hash: parse_hash(find("hash")?)?,
    })
}

/// A number that a file holds as a whole one, or the nearest of its type.
fn whole<T: TryFrom<u64> + Default>(x: f64) -> T {
    #[expect(clippy::cast_sign_loss, reason = "bounded below")]
    T::try_from(x.clamp(0.0, 2.0_f64.powi(53)) as u64).unwrap_or_default()
}

/// A step of the history, as it is on the board that it led to.
pub(super) fn edit_line(at: Duration, label: &str, change: &Patch, after: &Document) -> String {
    let line = LineText::default().text("label", label);
    line.change(change, after).event(at, "edit")
}

/// Text that is being typed and belongs to no step yet; without one, that there is none any more.
pub(super) fn draft_line(at: Duration, draft: Option<(&str, &Patch)>, after: &Document) -> String {
    let line = LineText::default();
    let line = match draft {
        Some((label, change)) => line.text("label", label).change(change, after),
        None => line,
    };
    line.event(at, "draft")
}

/// After how many steps the board has that hash.
pub(super) fn hash_line(at: Duration, n_edits: u64, hash: u64) -> String {
    let line = LineText::default().bare("edits", n_edits);
    line.hash("board", hash).event(at, "hash")
}
