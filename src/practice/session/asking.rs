//! Asking the interviewer: what is said, and what is then to be written on the board.

use std::time::Duration;

use crate::model::{Brief, ClarifyingQuestion, Edit};
use crate::practice::answers::InterviewerAnswer;
use crate::practice::log::AttemptEvent;
use crate::practice::matcher::QuestionMatcher;
use crate::practice::question_bank::{BankQuestion, QuestionBank};
use crate::practice::reply::{InterviewerReply, ReplyKind};
use crate::practice::session::PracticeSession;

/// Where a question comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum QuestionOrigin {
    Typed,
    Chosen,
    /// Asked aloud, heard by an interviewer who is a person.
    Aloud,
}

impl PracticeSession {
    /// Somebody typed a question.
    pub fn ask(&mut self, now: Duration, typed: &str) -> InterviewerReply {
        let reply = InterviewerReply::to(&self.case, typed);
        self.record_question(now, typed, &reply, QuestionOrigin::Typed);
        reply
    }

    /// Somebody chose a question, from an offer or from the list.
    pub fn choose_question(
        &mut self,
        now: Duration,
        question: &'static BankQuestion,
    ) -> InterviewerReply {
        let reply = InterviewerReply::answering(&self.case, vec![question]);
        self.record_question(now, &question.question, &reply, QuestionOrigin::Chosen);
        reply
    }

    /// An interviewer who is a person heard a question and gives the answer to it.
    pub fn say_answer(
        &mut self,
        now: Duration,
        question: &'static BankQuestion,
    ) -> InterviewerReply {
        let reply = InterviewerReply::answering(&self.case, vec![question]);
        self.record_question(now, &question.question, &reply, QuestionOrigin::Aloud);
        reply
    }

    /// What the interviewer would answer to a question; nobody has asked it by that.
    pub fn answer_to(&self, question: &'static BankQuestion) -> InterviewerAnswer {
        self.case.answer(question)
    }

    fn record_question(
        &mut self,
        now: Duration,
        text: &str,
        reply: &InterviewerReply,
        origin: QuestionOrigin,
    ) {
        let event = AttemptEvent::Ask {
            text: text.to_owned(),
            kind: reply.kind,
            ids: reply.ids().into_iter().map(str::to_owned).collect(),
            chosen: origin == QuestionOrigin::Chosen,
            aloud: origin == QuestionOrigin::Aloud,
        };
        self.record_now(now, &event);
    }

    /// What puts the answers of a reply among what was asked and answered; nothing where nothing concrete was said.
    /// Answers that stand there already are not written twice.
    pub fn kept_answers(&self, reply: &InterviewerReply) -> Option<Edit> {
        if reply.kind != ReplyKind::Answer {
            return None;
        }
        let mut brief = self.document().brief().clone();
        for answer in &reply.answers {
            let entry = ClarifyingQuestion {
                question: answer.question.question.clone(),
                answer: answer.text.clone(),
                ..ClarifyingQuestion::default()
            };
            if !brief.questions.contains(&entry) {
                brief.questions.push(entry);
            }
        }
        self.changed_brief(brief)
    }

    /// The last answer is not what was meant: it is taken back, and others are offered. `None` when nothing was
    /// answered. The edit takes it off the board.
    pub fn not_meant(
        &mut self,
        now: Duration,
    ) -> Option<(Vec<&'static BankQuestion>, Option<Edit>)> {
        let last = self.state.last_question()?.clone();
        self.record_now(now, &AttemptEvent::NotMeant);
        let bank = QuestionBank::builtin();
        let ids = QuestionMatcher::builtin().alternatives(&last.text, &last.ids);
        let offered = ids.into_iter().filter_map(|id| bank.question(id)).collect();
        let mut brief = self.document().brief().clone();
        for id in &last.ids {
            let question = bank.question(id).map(|known| known.question.as_str());
            let place = brief
                .questions
                .iter()
                .rposition(|asked| Some(&*asked.question) == question);
            if let Some(place) = place {
                brief.questions.remove(place);
            }
        }
        Some((offered, self.changed_brief(brief)))
    }

    fn changed_brief(&self, brief: Brief) -> Option<Edit> {
        (brief != *self.document().brief()).then_some(Edit::SetBrief(brief))
    }
}
