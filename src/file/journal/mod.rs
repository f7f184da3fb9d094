//! Journals: the unsaved work of each open board, one line a step, beside the settings.
//!
//! A journal is an append-only text. Its first line, the header, says which board it is of and holds the board as it
//! was when the journal began; each line after it is an event with its time. [`BoardJournal`] writes one,
//! [`JournalFolder`] finds those that were left, and [`replay`] reads what one holds. Other records of what happened
//! on a board are the same lines with more kinds of events.

mod board_hash;
mod board_journal;
mod calendar;
mod compaction;
mod disk;
mod error;
mod event_line;
mod folder;
mod journal_file;
mod line;
mod line_text;
mod recovery_copy;
mod replay;

pub use board_hash::board_hash;
pub use board_journal::{BoardJournal, DraftStep};
pub use calendar::moment_in_names;
pub use disk::{JournalDisk, JournalMetadata};
pub use error::{ClaimError, JournalError, JournalReadError};
pub use event_line::{LineParts, LineText, ParsedLine};
pub use folder::{ClaimedJournal, DiscardedJournal, JournalFolder, LeftJournal};
pub use line::{JournalHeader, JournalOrigin};
pub use replay::{JournalContent, JournalDamage, replay};
