//! Writing an attempt: the board as the last edit left it, and the lines that nobody has taken yet.

use std::time::Duration;

use crate::file::board_hash;
use crate::model::{Document, Patch};
use crate::practice::log::{AttemptEvent, AttemptHeader};

/// Edits between two hashes of the board.
const EDITS_PER_HASH: u64 = 25;

/// Makes the lines of an attempt while it goes on.
#[derive(Clone, Debug)]
pub struct AttemptWriter {
    document: Document,
    n_edits: u64,
    /// The time of the last line; times never fall.
    last: Duration,
    lines: String,
}

impl AttemptWriter {
    /// An attempt that begins with that board.
    pub fn new(header: &AttemptHeader, base: Document) -> Self {
        Self {
            lines: header.line(&base),
            document: base,
            n_edits: 0,
            last: Duration::ZERO,
        }
    }

    /// Goes on with an attempt whose lines are written already.
    pub(in crate::practice) fn after(document: Document, n_edits: u64, last: Duration) -> Self {
        Self {
            document,
            n_edits,
            last,
            lines: String::new(),
        }
    }

    /// The board as the last edit left it.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Edits since the start.
    pub fn n_edits(&self) -> u64 {
        self.n_edits
    }

    /// Adds the line of an event that changes nothing on the board. A time before that of the last line becomes that of
    /// the last line.
    pub fn add(&mut self, at: Duration, event: &AttemptEvent) {
        self.last = at.max(self.last);
        self.lines += &event.line(self.last, None);
        if matches!(event, AttemptEvent::Step { .. } | AttemptEvent::End) {
            self.add_hash();
        }
    }

    /// Changes the board, and adds the line of that.
    pub fn add_edit(&mut self, at: Duration, event: &AttemptEvent, change: &Patch) {
        change.apply(&mut self.document);
        self.n_edits += 1;
        self.last = at.max(self.last);
        self.lines += &event.line(self.last, Some((change, &self.document)));
        if self.n_edits.is_multiple_of(EDITS_PER_HASH) {
            self.add_hash();
        }
    }

    fn add_hash(&mut self) {
        if self.n_edits > 0 {
            let hash = AttemptEvent::Hash {
                n_edits: self.n_edits,
                board: board_hash(&self.document),
            };
            self.lines += &hash.line(self.last, None);
        }
    }

    /// The lines since the last call, to be appended to the attempt's file in one write.
    pub fn take_lines(&mut self) -> String {
        std::mem::take(&mut self.lines)
    }
}
