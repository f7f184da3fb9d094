//! How far reading a board is, and a way to stop it.

use std::cell::Cell;

/// What reading is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::file) enum ReadPhase {
    /// Bytes come from the disk.
    Bytes,
    /// The text becomes values.
    Values,
    /// Values become records.
    Records,
}

impl ReadPhase {
    /// Where it begins and ends, of 1 in all.
    fn range(self) -> (f32, f32) {
        match self {
            Self::Bytes => (0.0, 0.2),
            Self::Values => (0.2, 0.6),
            Self::Records => (0.6, 1.0),
        }
    }
}

/// Told how much is read, from 0 to 1, and asked whether to go on.
pub(in crate::file) struct ReadWatch<'a> {
    tell: &'a dyn Fn(f32) -> bool,
    is_stopped: Cell<bool>,
}

impl<'a> ReadWatch<'a> {
    pub fn new(tell: &'a dyn Fn(f32) -> bool) -> Self {
        Self {
            tell,
            is_stopped: Cell::new(false),
        }
    }

    /// Nobody is told, and nothing is stopped.
    pub fn nobody() -> Self {
        Self::new(&|_| true)
    }

    /// Says how much of the phase is done, from 0 to 1. Returns whether to go on.
    pub fn tell(&self, phase: ReadPhase, share: f32) -> bool {
        let (begin, end) = phase.range();
        let goes_on = (self.tell)(begin + (end - begin) * share.clamp(0.0, 1.0));
        self.is_stopped.set(self.is_stopped.get() || !goes_on);
        !self.is_stopped.get()
    }

    pub fn is_stopped(&self) -> bool {
        self.is_stopped.get()
    }
}
