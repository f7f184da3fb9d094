//! Practice: an interview about a case, without its window. What a typed question is understood as, and what is answered.
//!
//! No clock, no files, no randomness: time, seed and day come in as values.

mod answers;
mod matcher;
mod question_bank;
mod reply;

pub use answers::{
    AnswerSource, CaseAnswer, CaseAnswerError, InterviewCase, InterviewerAnswer, case_answers,
};
pub use matcher::{QuestionMatch, QuestionMatcher};
pub use question_bank::{
    BankQuestion, CardAnswer, CardCondition, QuestionBank, QuestionGroup, QuestionWay,
    StandardReplies,
};
pub use reply::{InterviewerReply, ReplyKind};
