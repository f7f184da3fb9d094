//! The words of attempts: how each choice is spelt in their lines.

use crate::practice::cards::{CandidateLevel, InterviewStep};
use crate::practice::reply::ReplyKind;
use crate::practice::session::{HelpMode, InterviewStyle};

/// A choice among a few that has a word in records.
pub(in crate::practice) trait RecordWord: Copy + 'static {
    /// Every choice with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The choice of a word; `None` for one that a newer program may know.
    fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(choice, _)| *choice)
    }

    /// The word of the choice.
    fn word(self) -> &'static str
    where
        Self: PartialEq,
    {
        let found = Self::WORDS.iter().find(|(choice, _)| *choice == self);
        found.map_or("", |(_, word)| word)
    }
}

/// Why an attempt went to another step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepCause {
    /// It began.
    Start,
    /// What was edited belongs there.
    Inferred,
    /// Somebody chose it.
    Hand,
}

impl RecordWord for StepCause {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Start, "start"),
        (Self::Inferred, "inferred"),
        (Self::Hand, "hand"),
    ];
}

/// How an interviewer's card was replied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardReplyWay {
    /// In writing.
    Typed,
    /// Aloud; nothing of it is kept.
    Said,
    /// On the board, by the edits that follow.
    Shown,
    /// Put off until the review.
    NotNow,
    /// What a curveball changed was taken back.
    TakenBack,
}

impl RecordWord for CardReplyWay {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Typed, "typed"),
        (Self::Said, "said"),
        (Self::Shown, "shown"),
        (Self::NotNow, "not_now"),
        (Self::TakenBack, "taken_back"),
    ];
}

/// Where text is typed that nobody has taken yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftField {
    /// A question to the interviewer.
    Question,
    /// What one would say to the card.
    Reply,
    /// The wrap-up: how this fails.
    Fails,
    /// The wrap-up: how one would notice.
    Notice,
    /// The wrap-up: what one would do first.
    DoFirst,
}

impl RecordWord for DraftField {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Question, "question"),
        (Self::Reply, "reply"),
        (Self::Fails, "fails"),
        (Self::Notice, "notice"),
        (Self::DoFirst, "do_first"),
    ];
}

/// What stopped the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseCause {
    /// Somebody asked for it.
    Hand,
    /// The window was closed, or the program ended.
    Closed,
    /// The machine slept.
    Suspended,
}

impl RecordWord for PauseCause {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Hand, "hand"),
        (Self::Closed, "closed"),
        (Self::Suspended, "suspended"),
    ];
}

/// What somebody looked up or changed about the help there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpUse {
    /// The list of questions was opened.
    QuestionList,
    /// The clock was hidden.
    ClockHidden,
    /// The clock was shown again.
    ClockShown,
    /// Findings were looked at.
    Findings,
    /// Figures were looked at.
    Figures,
}

impl RecordWord for HelpUse {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::QuestionList, "question_list"),
        (Self::ClockHidden, "clock_hidden"),
        (Self::ClockShown, "clock_shown"),
        (Self::Findings, "findings"),
        (Self::Figures, "figures"),
    ];
}

impl RecordWord for InterviewStep {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Clarify, "clarify"),
        (Self::Frame, "frame"),
        (Self::Data, "data"),
        (Self::Model, "model"),
        (Self::Evaluate, "evaluate"),
        (Self::Serve, "serve"),
        (Self::Monitor, "monitor"),
        (Self::Across, "wrap_up"),
    ];
}

impl RecordWord for ReplyKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Answer, "answer"),
        (Self::Choose, "choose"),
        (Self::YourCall, "your_call"),
        (Self::Unknown, "unknown"),
    ];
}

impl RecordWord for CandidateLevel {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Mid, "mid"),
        (Self::Senior, "senior"),
        (Self::Staff, "staff"),
    ];
}

impl RecordWord for InterviewStyle {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Quiet, "quiet"),
        (Self::Friendly, "friendly"),
        (Self::Probing, "probing"),
    ];
}

impl RecordWord for HelpMode {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Room, "room"),
        (Self::Coach, "coach"),
        (Self::OpenBook, "open_book"),
    ];
}
