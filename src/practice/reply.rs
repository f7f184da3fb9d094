//! What the interviewer says to a typed text, and what of it was understood.

use crate::practice::answers::{AnswerSource, InterviewCase, InterviewerAnswer};
use crate::practice::matcher::{QuestionMatch, QuestionMatcher};
use crate::practice::question_bank::{BankQuestion, QuestionBank};
use crate::text::truncated;

/// Characters of a text that are looked at; nobody types a longer question, and a page that was pasted is none.
const MOST_TYPED: usize = 2_000;

/// What sort of reply it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyKind {
    /// At least one concrete answer.
    Answer,
    /// Questions to choose from.
    Choose,
    /// Something that the candidate decides, or must assume.
    YourCall,
    /// Not understood.
    Unknown,
}

impl ReplyKind {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Choose => "choose",
            Self::YourCall => "your_call",
            Self::Unknown => "unknown",
        }
    }
}

/// A reply of the interviewer.
#[derive(Clone, Debug)]
pub struct InterviewerReply {
    /// What sort of reply it is.
    pub kind: ReplyKind,
    /// Answers, the surest first; empty where nothing of the case is answered.
    pub answers: Vec<InterviewerAnswer>,
    /// Questions to choose from; empty but for a choice.
    pub choices: Vec<&'static BankQuestion>,
    /// What is said, as one text.
    pub text: String,
}

impl InterviewerReply {
    /// The reply to a typed text.
    pub fn to(case: &InterviewCase, typed: &str) -> Self {
        let bank = QuestionBank::builtin();
        let without = |kind, text: &str| Self {
            kind,
            answers: Vec::new(),
            choices: Vec::new(),
            text: text.to_owned(),
        };
        match QuestionMatcher::builtin().understand(&truncated(typed, MOST_TYPED)) {
            QuestionMatch::Answer(ids) => Self::answering(case, questions(&ids)),
            QuestionMatch::Choose(ids) => Self {
                choices: questions(&ids),
                ..without(ReplyKind::Choose, &bank.replies.choose)
            },
            QuestionMatch::Aside => without(ReplyKind::YourCall, &bank.replies.aside),
            QuestionMatch::Unknown => without(ReplyKind::Unknown, &bank.replies.not_understood),
        }
    }

    /// The answers to these questions.
    pub(in crate::practice) fn answering(
        case: &InterviewCase,
        questions: Vec<&'static BankQuestion>,
    ) -> Self {
        let answers: Vec<InterviewerAnswer> = questions
            .into_iter()
            .map(|question| case.answer(question))
            .collect();
        let is_concrete = |answer: &InterviewerAnswer| answer.source != AnswerSource::YourCall;
        let mut texts: Vec<&str> = answers.iter().map(|answer| answer.text.as_str()).collect();
        texts.dedup();
        Self {
            kind: if answers.iter().any(is_concrete) {
                ReplyKind::Answer
            } else {
                ReplyKind::YourCall
            },
            text: texts.join(" "),
            answers,
            choices: Vec::new(),
        }
    }

    /// The ids of the questions it answers or offers.
    pub fn ids(&self) -> Vec<&'static str> {
        let answered = self.answers.iter().map(|answer| answer.question);
        let questions = answered.chain(self.choices.iter().copied());
        questions.map(|question| question.id.as_str()).collect()
    }
}

fn questions(ids: &[&'static str]) -> Vec<&'static BankQuestion> {
    let bank = QuestionBank::builtin();
    ids.iter().filter_map(|id| bank.question(id)).collect()
}
