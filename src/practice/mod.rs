//! Practice: an interview about a case, without its window. What a typed question is understood as, what is
//! answered, and what an interviewer could ask about a board.
//!
//! No clock, no files, no randomness: time, seed and day come in as values.

mod answers;
mod cards;
mod matcher;
mod question_bank;
mod reply;

pub use answers::{
    AnswerSource, CaseAnswer, CaseAnswerError, InterviewCase, InterviewerAnswer, case_answers,
};
pub use cards::{
    CandidateLevel, CardSort, CardTrigger, FittingCard, InterviewCard, InterviewMoment,
    InterviewStep, ValueTest,
};
pub use matcher::{QuestionMatch, QuestionMatcher};
pub use question_bank::{
    BankQuestion, CardAnswer, CardCondition, QuestionBank, QuestionGroup, QuestionWay,
    StandardReplies,
};
pub use reply::{InterviewerReply, ReplyKind};
