//! An attempt as it was read: its events, what they come to, and the board at any of them.

use std::ops::Range;
use std::time::Duration;

use crate::catalog::Catalog;
use crate::file::{ParsedLine, read, write};
use crate::model::{Document, Patch};
use crate::practice::log::copies::BoardCopies;
use crate::practice::log::{AttemptDamage, AttemptEvent, AttemptHeader};
use crate::practice::session::SessionState;

/// An event with its time.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedEvent {
    /// Unpaused time since the start.
    pub at: Duration,
    /// What happened.
    pub event: AttemptEvent,
    /// The bytes of its line, without the end.
    pub(super) line: Range<usize>,
}

/// What was read from an attempt's text.
#[derive(Clone, Debug)]
pub struct RecordedAttempt {
    pub(super) text: String,
    pub(super) header: AttemptHeader,
    pub(super) base: Document,
    pub(super) events: Vec<RecordedEvent>,
    pub(super) copies: BoardCopies,
    pub(super) document: Document,
    pub(super) state: SessionState,
    pub(super) damage: Vec<AttemptDamage>,
    pub(super) read_only: Option<String>,
    /// Bytes up to the end of the last line that was used.
    pub(super) n_bytes: usize,
}

impl RecordedAttempt {
    /// What its first line says.
    pub fn header(&self) -> &AttemptHeader {
        &self.header
    }

    /// The board it began with.
    pub fn base(&self) -> &Document {
        &self.base
    }

    /// What happened, in order. Times never fall.
    pub fn events(&self) -> &[RecordedEvent] {
        &self.events
    }

    /// The board as the last event left it, as it was recorded.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The same board as a file would hold it: what no board may be is put right.
    pub fn settled_document(&self) -> Document {
        let settled = read(&write(&self.document));
        settled.map_or_else(|_| self.document.clone(), |opened| opened.document)
    }

    /// What the events come to.
    pub fn state(&self) -> &SessionState {
        &self.state
    }

    /// What the events up to a time come to.
    pub fn state_at(&self, at: Duration, catalog: &Catalog) -> SessionState {
        let (mut state, mut document) = (SessionState::new(), self.base.clone());
        for (n, recorded) in self.events[..self.n_events_at(at)].iter().enumerate() {
            state.take(recorded.at, &recorded.event);
            if let Some(change) = self.change_on(n, &document) {
                let change = change.with_before(&document);
                change.apply(&mut document);
                state.take_change(&change, &document, catalog);
            }
        }
        state
    }

    /// What could not be read or does not match, in order.
    pub fn damage(&self) -> &[AttemptDamage] {
        &self.damage
    }

    /// Why nobody may go on with it, if so.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// The text as far as it was used: whole lines. Who goes on with the file cuts it here first.
    pub fn text(&self) -> &str {
        &self.text[..self.n_bytes]
    }

    /// The first line, with its end.
    pub(super) fn first_line(&self) -> &str {
        let end = self.text.find('\n').map_or(self.text.len(), |end| end + 1);
        &self.text[..end]
    }

    /// How many events happened up to a time.
    pub fn n_events_at(&self, at: Duration) -> usize {
        self.events.partition_point(|event| event.at <= at)
    }

    /// The board at a time.
    pub fn board_at(&self, at: Duration) -> Document {
        self.board_after(self.n_events_at(at))
    }

    /// The board after so many events.
    pub fn board_after(&self, n_events: usize) -> Document {
        let n_events = n_events.min(self.events.len());
        let (mut n, mut document) = match self.copies.last_up_to(n_events) {
            Some((n, copy)) => (n, copy.clone()),
            None => (0, self.base.clone()),
        };
        while n < n_events {
            if let Some(change) = self.change_on(n, &document) {
                change.apply(&mut document);
            }
            n += 1;
        }
        document
    }

    /// What an event changed, by its place; `None` for one that changed nothing. It knows what was there before it.
    pub fn change(&self, n: usize) -> Option<Patch> {
        if !self.is_edit(n) {
            return None;
        }
        let before = self.board_after(n);
        Some(self.change_on(n, &before)?.with_before(&before))
    }

    fn is_edit(&self, n: usize) -> bool {
        let event = self.events.get(n).map(|recorded| &recorded.event);
        matches!(event, Some(AttemptEvent::Edit { .. }))
    }

    pub(super) fn change_on(&self, n: usize, before: &Document) -> Option<Patch> {
        if !self.is_edit(n) {
            return None;
        }
        let line = &self.text[self.events[n].line.clone()];
        ParsedLine::event(line)?.parts().change(before)
    }

    /// The time of the last event.
    pub fn length(&self) -> Duration {
        self.events.last().map_or(Duration::ZERO, |event| event.at)
    }
}
