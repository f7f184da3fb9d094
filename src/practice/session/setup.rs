//! What is chosen before an attempt begins, and what each way of helping shows.

use crate::practice::cards::CandidateLevel;

/// How much an interviewer says unasked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InterviewStyle {
    /// Answers, and nothing else.
    Quiet,
    /// A card now and then.
    #[default]
    Friendly,
    /// More cards, challenges first, follow-ups, one curveball.
    Probing,
}

/// How much the board says while somebody works on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HelpMode {
    /// As in a room with an interviewer: nothing before the review.
    #[default]
    Room,
    /// What a coach would say: errors, and where the time goes.
    Coach,
    /// Everything at once.
    OpenBook,
}

/// Which findings show while somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownFindings {
    /// None before the review.
    AtReview,
    /// Errors alone.
    Errors,
    /// All of them.
    All,
}

/// Where the list of questions can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionListAccess {
    /// Once something was typed.
    AfterTyping,
    /// When it is asked for.
    OnDemand,
    /// From the start.
    Open,
}

impl HelpMode {
    /// Which findings show before the review.
    pub fn findings(self) -> ShownFindings {
        match self {
            Self::Room => ShownFindings::AtReview,
            Self::Coach => ShownFindings::Errors,
            Self::OpenBook => ShownFindings::All,
        }
    }

    /// Whether figures show before the review.
    pub fn shows_figures(self) -> bool {
        self == Self::OpenBook
    }

    /// Whether it is said that something is late. That five minutes are left is said in every mode.
    pub fn warns_of_time(self) -> bool {
        self != Self::Room
    }

    /// Whether the interviewer helps on.
    pub fn has_nudges(self) -> bool {
        self == Self::Coach
    }

    /// Where the list of questions can be seen.
    pub fn question_list(self) -> QuestionListAccess {
        match self {
            Self::Room => QuestionListAccess::AfterTyping,
            Self::Coach => QuestionListAccess::OnDemand,
            Self::OpenBook => QuestionListAccess::Open,
        }
    }

    /// Whether it is said why a connection is refused, and not only that it is.
    pub fn explains_refusals(self) -> bool {
        self != Self::Room
    }
}

/// What is chosen for an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSetup {
    /// The case, by its id; empty for one's own.
    pub case: String,
    /// How long it should take; `None` for no limit.
    pub minutes: Option<u32>,
    /// The level that is practised for: cards go up to it.
    pub level: CandidateLevel,
    /// How much the interviewer says.
    pub style: InterviewStyle,
    /// How much the board says.
    pub help: HelpMode,
    /// Whether the interviewer may change the task once.
    pub has_curveball: bool,
    /// Whether a person interviews: then no card comes by itself.
    pub is_for_two: bool,
    /// What chance is drawn from.
    pub seed: u32,
}

impl SessionSetup {
    /// The longest plan there is, in minutes.
    pub const MOST_MINUTES: u32 = 600;

    /// The usual set-up with an interviewer of that style, who changes the task when the style says so.
    pub fn of_style(style: InterviewStyle) -> Self {
        Self {
            style,
            has_curveball: style == InterviewStyle::Probing,
            ..Self::default()
        }
    }
}

impl Default for SessionSetup {
    fn default() -> Self {
        Self {
            case: String::new(),
            minutes: Some(45),
            level: CandidateLevel::Senior,
            style: InterviewStyle::default(),
            help: HelpMode::default(),
            has_curveball: false,
            is_for_two: false,
            seed: 0,
        }
    }
}
