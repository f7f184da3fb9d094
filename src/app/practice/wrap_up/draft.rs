//! What is being typed in the wrap-up of an attempt.

/// What is being typed in the wrap-up.
#[derive(Clone, Debug, Default)]
pub struct WrapUpDraft {
    /// An answer for each of [`crate::app::practice::texts::WRAP_UP`].
    pub(super) answers: [String; 3],
}
