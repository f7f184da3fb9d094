//! Practice: an interview about a case, without its window. What a typed question is understood as, what is
//! answered, what an interviewer could ask about a board, an attempt while it goes on, and its record.
//!
//! No clock, no files, no randomness: time, seed and day come in as values.

mod answers;
mod cards;
pub mod grade;
mod log;
mod matcher;
mod question_bank;
mod reply;
mod session;

pub use answers::{
    AnswerSource, CaseAnswer, CaseAnswerError, InterviewCase, InterviewerAnswer, case_answers,
};
pub use cards::{
    CandidateLevel, CardMemory, CardSchedule, CardSort, CardTrigger, ChangedField, FieldChange,
    FittingCard, InterviewCard, InterviewMoment, InterviewStep, ValueTest,
};
pub use log::{
    AttemptDamage, AttemptEvent, AttemptHeader, AttemptParent, AttemptPlayback, AttemptReadError,
    AttemptWriter, CardReplyWay, DraftField, HelpUse, LARGEST_ATTEMPT, LongSilence, PauseCause,
    RecordedAttempt, RecordedEvent, SeenPart, StepCause, StepSpan, TranscriptLine, TranscriptMark,
};
pub use matcher::{QuestionMatch, QuestionMatcher};
pub use question_bank::{
    BankQuestion, CardAnswer, CardCondition, QuestionBank, QuestionGroup, QuestionWay,
    StandardReplies,
};
pub use reply::{InterviewerReply, ReplyKind};
pub use session::{
    BilledPause, BilledTime, HelpMode, InterviewStyle, InterviewerNote, InterviewerWords,
    LastQuestion, PersonBusy, PlayedCard, PracticeSession, QUIET, QuestionListAccess, SessionClock,
    SessionSetup, SessionState, ShownCard, ShownFindings, StepTracker, TimeBilling, TimePlan,
    TimeWarning, TimeWarnings, clock_face, clock_time, parse_clock_time, step_of_change,
};
