//! What is being typed in the wrap-up of an attempt.

use crate::practice::{DraftField, SessionState};

/// What is being typed in the wrap-up.
#[derive(Clone, Debug, Default)]
pub struct WrapUpDraft {
    /// An answer for each of [`crate::app::practice::texts::WRAP_UP`].
    pub(in crate::app::practice) answers: [String; 3],
}

impl WrapUpDraft {
    /// What was being typed when the attempt stopped.
    pub fn recalled(state: &SessionState) -> Self {
        let fields = [DraftField::Fails, DraftField::Notice, DraftField::DoFirst];
        Self {
            answers: fields.map(|field| state.draft(field).to_owned()),
        }
    }
}
