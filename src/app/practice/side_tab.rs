//! What the panel at the left of the room shows, and where the requirements card is.

use crate::practice::InterviewStep;

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideTab {
    Ask,
    /// The requirements, where there is no room for them at the right.
    Card,
    Frame,
    /// The palette, which is a panel of the board.
    Components,
    WrapUp,
}

/// Where the requirements card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPlace {
    /// At the right of the board.
    Beside,
    /// A tab of the panel, where there is no room beside the board.
    Tab,
}

impl SideTab {
    /// What belongs to a step.
    pub fn of_step(step: InterviewStep) -> Self {
        match step {
            InterviewStep::Clarify => Self::Ask,
            InterviewStep::Frame => Self::Frame,
            InterviewStep::Data
            | InterviewStep::Model
            | InterviewStep::Evaluate
            | InterviewStep::Serve
            | InterviewStep::Monitor => Self::Components,
            InterviewStep::Across => Self::WrapUp,
        }
    }
}
