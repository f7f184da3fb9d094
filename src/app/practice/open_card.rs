//! The interviewer's card while nobody has replied to it.

use crate::practice::{ChangedField, DraftField, InterviewCard, PracticeSession};

/// A card while nobody has replied to it.
#[derive(Clone, Debug, Default)]
pub struct OpenCard {
    /// What is asked.
    pub(super) text: String,
    /// What it changed on the requirements card.
    pub(super) changes: Vec<ChangedField>,
    /// The answer that is being typed.
    pub(super) typed: String,
    /// It asks for the keyboard.
    pub(super) takes_keys: bool,
}

impl OpenCard {
    /// The card that was open when the attempt stopped.
    pub(super) fn recalled(session: &PracticeSession) -> Option<Self> {
        let shown = session.state().open_card()?;
        let card = InterviewCard::find(&shown.id)?;
        let text = card.in_words(&shown.about, session.document(), session.catalog());
        Some(Self {
            text,
            changes: session.curveball().to_vec(),
            typed: session.state().draft(DraftField::Reply).to_owned(),
            ..Self::default()
        })
    }
}
