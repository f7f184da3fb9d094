//! The record of an attempt: a text that grows by one line an event while somebody works, and is whole at any moment.
//!
//! It is a board's journal with more sorts of lines. Its first line, the header, says how the attempt was set up and
//! holds the board it began with; every change of the board follows as records that are there after it, so that going
//! through the lines in order is a replay. What a component is tied to, and what was written on the requirements card, are
//! changes of the board like others.

mod attempt;
mod branch;
mod copies;
mod damage;
mod event;
mod finding_changes;
mod header;
mod playback;
mod reading;
mod transcript;
mod words;
mod writer;

pub use attempt::{RecordedAttempt, RecordedEvent};
pub use damage::AttemptDamage;
pub use event::{AttemptEvent, SeenPart};
pub use header::{AttemptHeader, AttemptParent};
pub use playback::{AttemptPlayback, LongSilence};
pub use reading::{AttemptReadError, LARGEST_ATTEMPT};
pub use transcript::{StepSpan, TranscriptLine, TranscriptMark};
pub use words::{CardReplyWay, DraftField, HelpUse, PauseCause, StepCause};
pub use writer::AttemptWriter;
