//! Reading an attempt: line by line, within bounds, up to where it can be used.

use std::time::Duration;

use crate::catalog::Catalog;
use crate::file::{ParsedLine, ReadLimits, board_hash, read};
use crate::practice::log::attempt::{RecordedAttempt, RecordedEvent};
use crate::practice::log::copies::{BoardCopies, n_records};
use crate::practice::log::header::ATTEMPT_VERSION;
use crate::practice::log::{AttemptDamage, AttemptEvent, AttemptHeader};
use crate::practice::session::SessionState;

/// The largest attempt that is read, in bytes: an hour of work is below one million.
pub const LARGEST_ATTEMPT: usize = 32 << 20;
/// Records that hashes are compared over, all together; what comes after is taken as recorded.
const MOST_HASHED: usize = 20_000_000;
/// Bytes that changes of the brief may cost, each as many as were read before it.
const MOST_BRIEF_BYTES: usize = 8 << 30;

/// Why nothing can be read from an attempt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttemptReadError {
    /// Nothing is in it.
    #[error("it is empty")]
    Empty,
    /// It is larger than what is read.
    #[error("it is larger than {} MiB, the most that is read", LARGEST_ATTEMPT >> 20)]
    TooLarge,
    /// It is something else, or the program ended while it wrote the first line.
    #[error(
        "its first line is no attempt's, or is cut off; that line holds the board it began with"
    )]
    Header,
    /// The board in its first line is none.
    #[error("the board it began with cannot be read: {0}")]
    Base(String),
}

impl RecordedAttempt {
    /// Reads an attempt, with the components that a catalogue knows.
    pub fn read(text: String, catalog: &Catalog) -> Result<Self, AttemptReadError> {
        if text.is_empty() {
            return Err(AttemptReadError::Empty);
        }
        if text.len() > LARGEST_ATTEMPT {
            return Err(AttemptReadError::TooLarge);
        }
        let first = text.find('\n').ok_or(AttemptReadError::Header)?;
        let parsed = AttemptHeader::parse(&text[..first]);
        let (header, base) = parsed.ok_or(AttemptReadError::Header)?;
        let opened = read(&base).map_err(|error| AttemptReadError::Base(error.to_string()))?;
        let newer = (header.version > ATTEMPT_VERSION).then(|| {
            format!(
                "This attempt was recorded by a newer mlboard ({}). It opens read-only; update mlboard to go on with it.",
                header.program
            )
        });
        let mut attempt = Self {
            read_only: newer.or_else(|| opened.notice()),
            header,
            document: opened.document.clone(),
            base: opened.document,
            events: Vec::new(),
            copies: BoardCopies::new(),
            state: SessionState::new(),
            damage: Vec::new(),
            n_bytes: first + 1,
            text,
        };
        AttemptReader {
            attempt: &mut attempt,
            catalog,
            n_hashed: 0,
            brief_bytes: 0,
        }
        .lines();
        Ok(attempt)
    }
}

/// An attempt as far as it has been read.
struct AttemptReader<'a> {
    attempt: &'a mut RecordedAttempt,
    catalog: &'a Catalog,
    n_hashed: usize,
    brief_bytes: usize,
}

impl AttemptReader<'_> {
    fn lines(&mut self) {
        let text = std::mem::take(&mut self.attempt.text);
        // A line is whole only with its end.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let mut number = 1;
        while self.attempt.n_bytes < whole {
            number += 1;
            let start = self.attempt.n_bytes;
            let end = text[start..].find('\n').map_or(whole, |end| start + end);
            if let Err(damage) = self.line(&text, start..end, number) {
                self.attempt.damage.push(damage);
                break;
            }
            self.attempt.n_bytes = end + 1;
        }
        // Blocks that a power cut left empty belong to no line.
        let rest = text[whole..].trim_end_matches('\0');
        if self.attempt.n_bytes == whole && !rest.is_empty() {
            self.attempt.damage.push(AttemptDamage::TornLine);
        }
        self.attempt.text = text;
    }

    fn line(
        &mut self,
        text: &str,
        place: std::ops::Range<usize>,
        number: usize,
    ) -> Result<(), AttemptDamage> {
        let line = &text[place.clone()];
        if line.is_empty() {
            return Ok(());
        }
        let parsed = ParsedLine::event(line).ok_or(AttemptDamage::Line(number))?;
        let event = AttemptEvent::read(&parsed, line);
        let at = parsed.at().max(self.attempt.length());
        self.attempt.state.take(at, &event);
        match &event {
            AttemptEvent::Edit { .. } => self.edit(&parsed, place.start, number)?,
            AttemptEvent::Hash { board, .. } => self.compare(at, *board),
            AttemptEvent::Step { .. }
            | AttemptEvent::Ask { .. }
            | AttemptEvent::NotMeant
            | AttemptEvent::Card { .. }
            | AttemptEvent::Reply { .. }
            | AttemptEvent::Pause { .. }
            | AttemptEvent::View(_)
            | AttemptEvent::Help(_)
            | AttemptEvent::Mark { .. }
            | AttemptEvent::Note { .. }
            | AttemptEvent::Draft { .. }
            | AttemptEvent::RedFlag { .. }
            | AttemptEvent::Say { .. }
            | AttemptEvent::GiveTime { .. }
            | AttemptEvent::End
            | AttemptEvent::Unknown { .. } => {}
        }
        let is_edit = matches!(event, AttemptEvent::Edit { .. });
        self.attempt.events.push(RecordedEvent {
            at,
            event,
            line: place,
        });
        if is_edit {
            let attempt = &mut *self.attempt;
            let (n_events, n_edits) = (attempt.events.len(), attempt.state.n_edits());
            attempt.copies.offer(n_events, n_edits, &attempt.document);
        }
        Ok(())
    }

    fn edit(
        &mut self,
        parsed: &ParsedLine,
        n_read: usize,
        number: usize,
    ) -> Result<(), AttemptDamage> {
        let attempt = &mut *self.attempt;
        let change = parsed.parts().change(&attempt.document);
        let change = change.ok_or(AttemptDamage::Line(number))?;
        let change = change.with_before(&attempt.document);
        if change.brief.is_some() {
            self.brief_bytes = self.brief_bytes.saturating_add(n_read);
        }
        change.apply(&mut attempt.document);
        let is_too_much = n_records(&attempt.document) > ReadLimits::of_this_run().records
            || self.brief_bytes > MOST_BRIEF_BYTES;
        if is_too_much {
            change.inverse().apply(&mut attempt.document);
            return Err(AttemptDamage::TooMuch(number));
        }
        let after = &attempt.document;
        attempt.state.take_change(&change, after, self.catalog);
        Ok(())
    }

    /// The first hash that does not match is told, and no other is looked at.
    fn compare(&mut self, at: Duration, recorded: u64) {
        let is_known = |damage: &AttemptDamage| matches!(damage, AttemptDamage::Mismatch(_));
        if self.attempt.damage.iter().any(is_known) || self.n_hashed > MOST_HASHED {
            return;
        }
        self.n_hashed += n_records(&self.attempt.document);
        if board_hash(&self.attempt.document) != recorded {
            self.attempt.damage.push(AttemptDamage::Mismatch(at));
        }
    }
}
