//! The clock of an attempt: unpaused time, from moments of a clock that never goes back.

use std::time::Duration;

/// The task is on screen for so long before the clock starts by itself.
const LONGEST_READING: Duration = Duration::from_secs(30);

/// What the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClockState {
    /// Nobody has seen the task yet.
    New,
    /// The task is on screen since that moment.
    Shown(Duration),
    /// It runs since that moment.
    Running(Duration),
    /// It stands still since that moment; `None` when the program was not there.
    Paused(Option<Duration>),
    /// It will not run again.
    Stopped,
}

/// Unpaused time since the start of an attempt. Every `now` is a moment of one clock that never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionClock {
    /// Time that passed before it last began to run.
    before: Duration,
    state: ClockState,
}

impl SessionClock {
    /// A clock that has not started.
    pub fn new() -> Self {
        Self {
            before: Duration::ZERO,
            state: ClockState::New,
        }
    }

    /// A clock that stands still after that much time.
    pub fn paused_at(elapsed: Duration) -> Self {
        Self {
            before: elapsed,
            state: ClockState::Paused(None),
        }
    }

    /// A clock that will not run again.
    pub fn stopped_at(elapsed: Duration) -> Self {
        Self {
            before: elapsed,
            state: ClockState::Stopped,
        }
    }

    /// The task is on screen.
    pub fn show(&mut self, now: Duration) {
        if self.state == ClockState::New {
            self.state = ClockState::Shown(now);
        }
    }

    /// The first key or click after the task is on screen starts the clock.
    pub fn input(&mut self, now: Duration) {
        self.tick(now);
        if let ClockState::Shown(_) = self.state {
            self.state = ClockState::Running(now);
        }
    }

    /// Starts the clock when the task has been read for long enough.
    pub fn tick(&mut self, now: Duration) {
        if let ClockState::Shown(since) = self.state
            && now >= since + LONGEST_READING
        {
            self.state = ClockState::Running(since + LONGEST_READING);
        }
    }

    /// Time that passed unpaused, in whole milliseconds.
    pub fn elapsed(&self, now: Duration) -> Duration {
        let running = match self.state {
            ClockState::Running(since) => now.saturating_sub(since),
            ClockState::New
            | ClockState::Shown(_)
            | ClockState::Paused(_)
            | ClockState::Stopped => Duration::ZERO,
        };
        whole_millis(self.before + running)
    }

    /// Stops until [`Self::go_on`]; says whether it ran.
    pub fn pause(&mut self, now: Duration) -> bool {
        let is_running = self.is_running();
        if is_running {
            self.before = self.elapsed(now);
            self.state = ClockState::Paused(Some(now));
        }
        is_running
    }

    /// Runs again after a pause; says how long that was, as far as this clock saw it.
    pub fn go_on(&mut self, now: Duration) -> Option<Duration> {
        let ClockState::Paused(since) = self.state else {
            return None;
        };
        self.state = ClockState::Running(now);
        let lasted = since.map_or(Duration::ZERO, |since| now.saturating_sub(since));
        Some(whole_millis(lasted))
    }

    /// Stops for good.
    pub fn stop(&mut self, now: Duration) {
        *self = Self::stopped_at(self.elapsed(now));
    }

    /// Whether time passes.
    pub fn is_running(&self) -> bool {
        matches!(self.state, ClockState::Running(_))
    }

    /// Whether it waits for somebody to go on.
    pub fn is_paused(&self) -> bool {
        matches!(self.state, ClockState::Paused(_))
    }
}

impl Default for SessionClock {
    fn default() -> Self {
        Self::new()
    }
}

/// What records hold of a time.
pub(in crate::practice) fn whole_millis(time: Duration) -> Duration {
    Duration::from_millis(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
}

/// A time as a clock shows it: `43:10`, `1:02:05`.
pub fn clock_time(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// The clock's face: what is left of the planned time, with a plus what it is over; without a plan what has passed.
pub fn clock_face(elapsed: Duration, planned: Option<Duration>) -> String {
    let Some(planned) = planned else {
        return clock_time(elapsed);
    };
    if elapsed > planned {
        return format!("+{}", clock_time(elapsed.saturating_sub(planned)));
    }
    // A second that has begun is still left.
    let left = planned.saturating_sub(elapsed);
    let whole = Duration::from_secs(left.as_secs() + u64::from(left.subsec_nanos() > 0));
    clock_time(whole)
}

/// The time that a clock shows so: minutes and seconds, with hours before them or not.
pub fn parse_clock_time(text: &str) -> Option<Duration> {
    let parts: Option<Vec<u64>> = text.split(':').map(|part| part.parse().ok()).collect();
    let (hours, minutes, seconds) = match parts?[..] {
        [minutes, seconds] => (0, minutes, seconds),
        [hours, minutes, seconds] if minutes < 60 => (hours, minutes, seconds),
        _ => return None,
    };
    let is_sane = hours <= 1000 && minutes <= 100_000 && seconds < 60;
    is_sane.then(|| Duration::from_secs(hours * 3600 + minutes * 60 + seconds))
}
