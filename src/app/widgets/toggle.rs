//! Whether one of several things that look alike is the one that is on.

/// A button, row or card that is chosen, or is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToggleState {
    On,
    Off,
}

impl ToggleState {
    pub fn is_on(self) -> bool {
        self == Self::On
    }
}

impl From<bool> for ToggleState {
    fn from(is_on: bool) -> Self {
        if is_on { Self::On } else { Self::Off }
    }
}
