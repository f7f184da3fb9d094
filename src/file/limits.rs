//! How much one board may hold, so that a text from anywhere takes memory and time in proportion to a bound.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Bounds on one board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadLimits {
    /// Components, connections and sketch items together.
    pub records: usize,
}

/// Values of the text for each record that is allowed: a component has about ten, a stroke of the pen thousands.
const VALUES_PER_RECORD: usize = 32;

impl ReadLimits {
    /// The most records that are read unless somebody asks for more.
    pub const USUAL: Self = Self { records: 100_000 };

    /// Values that the text may hold, from which records are made.
    pub fn values(self) -> usize {
        self.records.max(1_000).saturating_mul(VALUES_PER_RECORD)
    }

    /// The bounds that hold for files in this run of the program.
    pub fn of_this_run() -> Self {
        Self {
            records: RECORDS.load(Ordering::Relaxed),
        }
    }

    /// Makes these the bounds for files, before any is opened: `--limit` on the command line.
    pub fn set_for_this_run(self) {
        RECORDS.store(self.records, Ordering::Relaxed);
    }
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self::USUAL
    }
}

static RECORDS: AtomicUsize = AtomicUsize::new(ReadLimits::USUAL.records);
