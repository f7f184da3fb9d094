//! Beginning another attempt in the middle of one.

use std::time::{Duration, SystemTime};

use crate::file::Stamp;
use crate::practice::log::header::ATTEMPT_VERSION;
use crate::practice::log::{AttemptEvent, AttemptHeader, AttemptParent, RecordedAttempt};

impl RecordedAttempt {
    /// The text of an attempt that branches from this one at a moment of its clock. It begins as this one did and holds
    /// its lines up to that moment, so board, answers, cards and clock are those of the moment, and nothing else is
    /// needed to go on with it or to replay it.
    pub fn branched(&self, at: Duration, seed: u32, started: SystemTime) -> String {
        let n_events = self.n_events_at(at);
        let is_end = |event: &AttemptEvent| *event == AttemptEvent::End;
        let events = self.events[..n_events].iter();
        let kept = events.take_while(|recorded| !is_end(&recorded.event));
        let end = kept
            .last()
            .map_or(self.first_line().len(), |last| last.line.end + 1);
        let parent = AttemptParent {
            hash: Stamp::new(self.first_line().as_bytes(), None).hash,
            at,
        };
        let mut header = AttemptHeader {
            version: ATTEMPT_VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            parent: Some(parent),
            started,
            ..self.header.clone()
        };
        header.setup.seed = seed;
        header.line(&self.base) + &self.text[self.first_line().len()..end]
    }
}
