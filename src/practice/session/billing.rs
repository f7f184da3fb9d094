//! Where the time of an attempt went: to steps, of which some is quiet, and to pauses.

use std::time::Duration;

use crate::practice::cards::InterviewStep;

/// Without an event for so long it was quiet: somebody thinks, or speaks.
pub const QUIET: Duration = Duration::from_secs(90);

/// A time that went to one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BilledTime {
    /// The step.
    pub step: InterviewStep,
    /// When it began, in unpaused time.
    pub from: Duration,
    /// When it ended.
    pub to: Duration,
    /// Whether nothing happened in it.
    pub is_quiet: bool,
}

/// A time in which the clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BilledPause {
    /// What the clock showed, as unpaused time.
    pub at: Duration,
    /// For how long.
    pub lasted: Duration,
}

/// Where the time went. Times of steps follow one another without a gap, so with the pauses they sum to the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeBilling {
    /// In order.
    times: Vec<BilledTime>,
    /// In order.
    pauses: Vec<BilledPause>,
    /// Up to when time is billed.
    to: Duration,
}

impl TimeBilling {
    /// Gives the time up to an event to the step in which it passed.
    pub(in crate::practice) fn bill(&mut self, step: InterviewStep, at: Duration) {
        let from = self.to;
        if at <= from {
            return;
        }
        self.to = at;
        let is_quiet = at.saturating_sub(from) >= QUIET;
        match self.times.last_mut() {
            Some(last) if last.step == step && last.is_quiet == is_quiet => last.to = at,
            Some(_) | None => self.times.push(BilledTime {
                step,
                from,
                to: at,
                is_quiet,
            }),
        }
    }

    pub(in crate::practice) fn pause(&mut self, at: Duration, lasted: Duration) {
        self.pauses.push(BilledPause { at, lasted });
    }

    /// The same with the time up to now, in which nothing has happened yet.
    pub fn until(&self, step: InterviewStep, now: Duration) -> Self {
        let mut billing = self.clone();
        billing.bill(step, now);
        billing
    }

    /// Times of steps, in order and without a gap.
    pub fn times(&self) -> &[BilledTime] {
        &self.times
    }

    /// The pauses, in order.
    pub fn pauses(&self) -> &[BilledPause] {
        &self.pauses
    }

    /// All the time of a step, quiet or not.
    pub fn total(&self, step: InterviewStep) -> Duration {
        let times = self.times.iter().filter(|time| time.step == step);
        times.map(|time| time.to.saturating_sub(time.from)).sum()
    }

    /// The quiet time of a step.
    pub fn quiet(&self, step: InterviewStep) -> Duration {
        let times = self.times.iter();
        let times = times.filter(|time| time.step == step && time.is_quiet);
        times.map(|time| time.to.saturating_sub(time.from)).sum()
    }

    /// All pauses together.
    pub fn paused(&self) -> Duration {
        let lasted = self.pauses.iter().map(|pause| pause.lasted);
        lasted.fold(Duration::ZERO, Duration::saturating_add)
    }
}
