//! Effort counted in steps instead of seconds, so that the same budget gives the same drawing everywhere.

/// Somebody no longer wants the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the layout was cancelled")]
pub struct Cancelled;

/// Counts steps (about a nanosecond or a few each) and asks now and then whether to go on.
pub struct Work<'a> {
    spent: u64,
    asked: u64,
    go_on: &'a dyn Fn() -> bool,
}

/// Steps between two questions: well below 16 ms on slow machines and in debug builds.
const PATIENCE: u64 = 100_000;

impl<'a> Work<'a> {
    /// Work that ends early once `go_on` answers no.
    pub fn new(go_on: &'a dyn Fn() -> bool) -> Self {
        Self {
            spent: 0,
            asked: 0,
            go_on,
        }
    }

    /// Work that nobody cancels.
    pub fn endless() -> Work<'static> {
        Work::new(&|| true)
    }

    /// Steps so far.
    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// Accounts for steps that have been made.
    pub fn spend(&mut self, steps: usize) -> Result<(), Cancelled> {
        self.spent += steps as u64;
        if self.spent - self.asked < PATIENCE {
            return Ok(());
        }
        self.asked = self.spent;
        if (self.go_on)() {
            Ok(())
        } else {
            Err(Cancelled)
        }
    }
}
