//! What a person who interviews has open and is typing.

use std::time::Duration;

use crate::practice::{FittingCard, InterviewStep};

/// Where the interviewer's drawer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DrawerPlace {
    #[default]
    Closed,
    /// At the right of the board.
    Beside,
    /// In a window of its own.
    OwnWindow,
}

/// What the drawer shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DrawerPage {
    #[default]
    Answers,
    Cards,
    Notes,
}

/// What the person who interviews has open and is typing.
#[derive(Default)]
pub struct InterviewerDrawer {
    pub(super) place: DrawerPlace,
    /// Where it was opened last.
    pub(super) last_place: DrawerPlace,
    pub(super) page: DrawerPage,
    /// It asks for the keyboard.
    pub(super) takes_keys: bool,
    /// It was closed and gives the keyboard back.
    pub(super) gives_keys: bool,
    /// What narrows the answers.
    pub(super) search: String,
    /// What is being said to the candidate.
    pub(super) saying: String,
    pub(super) note: NoteDraft,
    /// For the interviewer alone; kept nowhere else.
    pub(super) pad: String,
    pub(super) fitting: FittingCards,
}

/// The cards that fit, as they were when it was last asked.
#[derive(Default)]
pub(super) struct FittingCards {
    pub(super) cards: Vec<FittingCard>,
    /// After how many events, and when.
    pub(super) looked: Option<(u64, Duration)>,
}

/// A note before it is kept.
#[derive(Default)]
pub(super) struct NoteDraft {
    /// The step that was chosen; without one, the step of the attempt.
    pub(super) step: Option<InterviewStep>,
    /// The word for how it went; empty for none.
    pub(super) word: String,
    pub(super) text: String,
}
