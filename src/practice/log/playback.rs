//! Playing an attempt back: how far it is, how fast, and whether long silences are cut.

use std::time::Duration;

use crate::practice::log::RecordedAttempt;

/// What is left of a silence that is cut.
const CUT_SILENCE: Duration = Duration::from_secs(2);
/// The fastest playing, in times of real time.
const FASTEST: u32 = 16;

/// Whether a long silence is shortened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LongSilence {
    /// To two seconds.
    #[default]
    Cut,
    Kept,
}

/// A moment of an attempt that moves on as it is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptPlayback {
    at: Duration,
    speed: u32,
    /// What becomes of long silences.
    pub silence: LongSilence,
}

impl AttemptPlayback {
    /// From a moment on, as fast as it was.
    pub fn new(at: Duration) -> Self {
        Self {
            at,
            speed: 1,
            silence: LongSilence::default(),
        }
    }

    /// The moment, as unpaused time of the attempt.
    pub fn at(&self) -> Duration {
        self.at
    }

    /// In times of real time.
    pub fn speed(&self) -> u32 {
        self.speed
    }

    /// Twice as fast, up to 16 times.
    pub fn faster(&mut self) {
        self.speed = (self.speed * 2).min(FASTEST);
    }

    /// Half as fast, down to as fast as it was.
    pub fn slower(&mut self) {
        self.speed = (self.speed / 2).max(1);
    }

    /// Goes to a moment; beyond the end to the end.
    pub fn seek(&mut self, attempt: &RecordedAttempt, at: Duration) {
        self.at = at.min(attempt.length());
    }

    /// Moves on by so much real time; says whether there is more to play.
    pub fn advance(&mut self, attempt: &RecordedAttempt, real: Duration) -> bool {
        let mut left = real * self.speed;
        loop {
            let n = attempt.n_events_at(self.at);
            let Some(next) = attempt.events().get(n) else {
                self.at = attempt.length();
                return false;
            };
            let last = n
                .checked_sub(1)
                .map_or(Duration::ZERO, |n| attempt.events()[n].at);
            let mut end = next.at;
            if self.silence == LongSilence::Cut {
                end = end.min(last + CUT_SILENCE).max(self.at);
            }
            let needed = end.saturating_sub(self.at);
            if left < needed {
                self.at += left;
                return true;
            }
            left -= needed;
            self.at = next.at;
        }
    }

    /// To the next event; after the last one to the end.
    pub fn step_forward(&mut self, attempt: &RecordedAttempt) {
        let mut after = attempt.events()[attempt.n_events_at(self.at)..].iter();
        let next = after.find(|recorded| !recorded.event.is_unseen());
        self.at = next.map_or(attempt.length(), |next| next.at);
    }

    /// To the event before; before the first one to the start.
    pub fn step_back(&mut self, attempt: &RecordedAttempt) {
        let n = attempt.n_events_at(self.at);
        let mut before = attempt.events()[..n].iter();
        let before = before.rfind(|one| one.at < self.at && !one.event.is_unseen());
        self.at = before.map_or(Duration::ZERO, |event| event.at);
    }
}
