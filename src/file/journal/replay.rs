//! What a journal holds: its board as the last whole step left it, with the text that was being typed.

use std::time::{Duration, SystemTime};

use crate::file::journal::board_hash::board_hash;
use crate::file::journal::error::JournalReadError;
use crate::file::journal::event_line::ParsedLine;
use crate::file::journal::line::{JOURNAL_VERSION, JournalHeader};
use crate::file::journal::recovery_copy::recovered_part;
use crate::file::syntax::parse_value;
use crate::file::{OpenedBoard, read, write};
use crate::model::{Document, Patch};

/// What was read from a journal.
#[derive(Clone, Debug)]
pub struct JournalContent {
    /// What its first line says.
    pub header: JournalHeader,
    /// The board as the last whole step left it, with the text that was being typed.
    pub document: Document,
    /// Steps that were read.
    pub n_steps: u64,
    /// Whether text was being typed that belongs to no step.
    pub has_draft: bool,
    /// When the last line was written, as the clock of the machine was then.
    pub last: SystemTime,
    /// What could not be read. A last line that is cut off is none: it belongs to a step that was not yet made.
    pub damage: Option<JournalDamage>,
    /// Why the board must not be changed, if it must not.
    pub read_only: Option<String>,
}

/// Why not all of a journal could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalDamage {
    /// The line of this number, from 1, means nothing; the board is as it was before that.
    Line(usize),
    /// From the line of this number on, the board is another one than was recorded.
    Mismatch(usize),
    /// The first line is cut off; the board is what stood before the cut.
    CutHeader,
}

impl std::fmt::Display for JournalDamage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line(line) => write!(
                f,
                "line {line} of the journal is damaged; the board is as it was before that line"
            ),
            Self::Mismatch(line) => write!(
                f,
                "the journal does not match its board from line {line} on; the board is as it was recorded"
            ),
            Self::CutHeader => f.write_str(
                "the journal is cut off in its first line; what stood before the cut is kept",
            ),
        }
    }
}

/// Reads a journal.
pub fn replay(text: &str) -> Result<JournalContent, JournalReadError> {
    if text.is_empty() {
        return Err(JournalReadError::Empty);
    }
    let Some((first, rest)) = text.split_once('\n') else {
        return cut_header(text);
    };
    let (header, base) = JournalHeader::parse(first).ok_or(JournalReadError::Header)?;
    let opened = read(&base).map_err(|error| JournalReadError::Base(error.to_string()))?;
    let read_only = read_only(&header, &opened);
    let mut replay = JournalReplay {
        document: opened.document,
        draft: None,
        n_steps: 0,
        passed: Duration::ZERO,
        damage: None,
    };
    // The last line is whole only with its end.
    let whole = rest.rfind('\n').map_or("", |end| &rest[..end]);
    for (n, line) in whole
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        if replay.line(line).is_none() {
            replay.damage.get_or_insert(JournalDamage::Line(n + 2));
            break;
        }
        if !replay.is_as_recorded(line) {
            replay.damage.get_or_insert(JournalDamage::Mismatch(n + 2));
        }
    }
    Ok(replay.finish(header, read_only))
}

/// A board of a newer program stays read-only, and so does one that was.
fn read_only(header: &JournalHeader, opened: &OpenedBoard) -> Option<String> {
    let newer = (header.version > JOURNAL_VERSION).then(|| {
        format!(
            "This work was left by a newer mlboard ({}). It opens read-only; update mlboard, or use Save as to go on \
             with a copy.",
            header.program
        )
    });
    let kept = header.origin.read_only.clone();
    newer.or(kept).or_else(|| opened.notice())
}

/// A journal whose first line has no end: what its board says up to there.
fn cut_header(text: &str) -> Result<JournalContent, JournalReadError> {
    const BASE: &str = ", base: \"";
    let (head, base) = text.split_once(BASE).ok_or(JournalReadError::Header)?;
    let head = format!("{head}{BASE}\")");
    let (header, _) = JournalHeader::parse(&head).ok_or(JournalReadError::Header)?;
    // An escape may be cut in two.
    let cut = base.rfind('\\').filter(|at| base.len() - at < 12);
    let ends = [Some(base.len()), cut].into_iter().flatten();
    let mut bases = ends.filter_map(|end| {
        let quoted = format!("\"{}\"", &base[..end]);
        parse_value(&quoted)?.as_text().map(str::to_owned)
    });
    let base = bases.next().ok_or(JournalReadError::Header)?;
    let opened = recovered_part(&base).ok_or(JournalReadError::Header)?;
    let read_only = read_only(&header, &opened);
    let replay = JournalReplay {
        document: opened.document,
        draft: None,
        n_steps: 0,
        passed: Duration::ZERO,
        damage: Some(JournalDamage::CutHeader),
    };
    Ok(replay.finish(header, read_only))
}

/// A journal as far as it has been read.
struct JournalReplay {
    document: Document,
    draft: Option<Patch>,
    n_steps: u64,
    passed: Duration,
    damage: Option<JournalDamage>,
}

impl JournalReplay {
    /// Does what a line says; `None` when it says nothing. Events of other kinds are passed over.
    fn line(&mut self, line: &str) -> Option<()> {
        let line = ParsedLine::event(line)?;
        self.passed = self.passed.max(line.at());
        match line.name() {
            "edit" => {
                let change = line.parts().change(&self.document)?;
                change.apply(&mut self.document);
                self.n_steps += 1;
                self.draft = None;
            }
            "draft" => {
                let change = line.parts().change(&self.document);
                self.draft = change.filter(|patch| !patch.is_empty());
            }
            _ => {}
        }
        Some(())
    }

    /// Whether the board is the one that a hash speaks of; other lines say nothing about that.
    fn is_as_recorded(&self, line: &str) -> bool {
        if !line.contains(", hash(") {
            return true;
        }
        let recorded = ParsedLine::event(line).and_then(|line| {
            let hash = line.parts().hash("board");
            hash.filter(|_| line.name() == "hash")
        });
        recorded.is_none_or(|recorded| recorded == board_hash(&self.document))
    }

    fn finish(mut self, header: JournalHeader, read_only: Option<String>) -> JournalContent {
        let has_draft = self.draft.is_some();
        if let Some(draft) = self.draft {
            draft.apply(&mut self.document);
        }
        // Reading puts right what no file can hold, such as things in frames that are gone.
        let document = read(&write(&self.document)).map_or(self.document, |opened| opened.document);
        JournalContent {
            last: header
                .started
                .checked_add(self.passed)
                .unwrap_or(header.started),
            header,
            document,
            n_steps: self.n_steps,
            has_draft,
            damage: self.damage,
            read_only,
        }
    }
}
