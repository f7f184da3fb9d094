//! What of an attempt could not be used, for people.

use std::fmt;
use std::time::Duration;

use crate::practice::session::clock_time;

/// What of an attempt could not be used, or does not match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptDamage {
    /// The last line is cut off: the program ended while it wrote it.
    TornLine,
    /// The line of this number, from 1, means nothing, and nothing after it was used.
    Line(usize),
    /// With the line of this number the board holds more than is read, and nothing from there on was used.
    TooMuch(usize),
    /// From this time on the board is another one than was recorded.
    Mismatch(Duration),
}

impl fmt::Display for AttemptDamage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TornLine => f.write_str("The last line was cut off and is left out."),
            Self::Line(line) => write!(
                f,
                "Line {line} of the recording is damaged; it is used up to there."
            ),
            Self::TooMuch(line) => write!(
                f,
                "From line {line} on the recording holds more than can be read; it is used up to there."
            ),
            Self::Mismatch(at) => write!(
                f,
                "The recording does not match from {} on; shown as recorded.",
                clock_time(*at)
            ),
        }
    }
}
