//! Whether somebody set a field.

/// A field that somebody set, or one that is left to its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldState {
    Set,
    Default,
}

impl FieldState {
    /// Of a field with that value.
    pub fn new<T>(value: Option<&T>) -> Self {
        match value {
            Some(_) => Self::Set,
            None => Self::Default,
        }
    }
}
