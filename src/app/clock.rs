//! The clocks of the machine, for what is written down and for what waits.

use std::time::{Instant, SystemTime};

/// The time of day.
#[expect(clippy::disallowed_methods, reason = "the window may read the clock")]
pub fn time_of_day() -> SystemTime {
    SystemTime::now()
}

/// A moment of a clock that is never set.
#[expect(clippy::disallowed_methods, reason = "the window may read the clock")]
pub fn instant() -> Instant {
    Instant::now()
}
