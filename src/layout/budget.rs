//! Effort counted in steps instead of seconds, so that the same budget gives the same drawing everywhere.

/// Somebody no longer wants the result, or it took more steps than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the layout was cancelled")]
pub struct CancelledError;

/// Counts steps (about a nanosecond or a few each), asks now and then whether to go on, and tells how far it is.
pub struct Budget<'a> {
    spent: u64,
    /// More than so many steps are an error.
    most: u64,
    last_checked: u64,
    /// What is done, and what will be when the phase under way is, from 0 to 1.
    share: (f32, f32),
    /// When the phase under way began, and how many steps it may take.
    phase: (u64, u64),
    go_on: &'a dyn Fn(f32) -> bool,
}

/// Steps between two questions: well below 16 ms on slow machines and in debug builds.
const PATIENCE: u64 = 100_000;

impl<'a> Budget<'a> {
    /// Work that ends early once `go_on`, which is told how much is done, answers no.
    pub fn new(go_on: &'a dyn Fn(f32) -> bool) -> Self {
        Self {
            spent: 0,
            most: u64::MAX,
            last_checked: 0,
            share: (0.0, 0.0),
            phase: (0, 1),
            go_on,
        }
    }

    /// Work that nobody cancels.
    pub fn endless() -> Budget<'static> {
        Budget::new(&|_| true)
    }

    /// Work that is given up after so many steps.
    pub fn at_most(steps: u64) -> Budget<'static> {
        Budget {
            most: steps,
            ..Budget::endless()
        }
    }

    /// Steps so far.
    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// A phase begins that ends when `until` of everything is done, after `steps` or fewer.
    pub fn begin(&mut self, until: f32, steps: u64) {
        self.share = (self.share.1, until.clamp(self.share.1, 1.0));
        self.phase = (self.spent, steps.max(1));
    }

    /// How much of everything is done; it never goes back.
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    pub fn progress(&self) -> f32 {
        let (begun, steps) = self.phase;
        let part = ((self.spent - begun) as f32 / steps as f32).min(1.0);
        self.share.0 + (self.share.1 - self.share.0) * part
    }

    /// Accounts for steps that have been made.
    pub fn spend(&mut self, steps: usize) -> Result<(), CancelledError> {
        self.spent += steps as u64;
        if self.spent > self.most {
            return Err(CancelledError);
        }
        if self.spent - self.last_checked < PATIENCE {
            return Ok(());
        }
        self.last_checked = self.spent;
        if (self.go_on)(self.progress()) {
            Ok(())
        } else {
            Err(CancelledError)
        }
    }
}
