//! Which way a step goes in a list that has no end.

/// Towards what comes after, or towards what comes before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepDirection {
    Forward,
    Back,
}

impl StepDirection {
    /// Whether it goes to what comes after.
    pub fn is_forward(self) -> bool {
        self == Self::Forward
    }

    /// The index one step on from `at` among `n`, around the end; without a place to step from, the nearer end. Zero
    /// when there is nothing.
    pub fn around(self, at: Option<usize>, n: usize) -> usize {
        match (at, self) {
            (_, _) if n == 0 => 0,
            (Some(at), Self::Forward) => (at + 1) % n,
            (Some(at), Self::Back) => (at + n - 1) % n,
            (None, Self::Forward) => 0,
            (None, Self::Back) => n - 1,
        }
    }
}
