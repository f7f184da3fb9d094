//! The task, the requirements card, questions and assumptions.

use crate::file::names;
use crate::file::read::value::values;
use crate::file::read::{Fields, Reader};
use crate::file::syntax::Term;
use crate::model::{Brief, Question};

/// The brief under the header's field `brief`.
pub(super) fn brief(reader: &mut Reader, header: &mut Fields) -> Brief {
    let Some(term) = header.take("brief") else {
        return Brief::default();
    };
    let Some(mut fields) = Fields::new("brief", term, names::BRIEF) else {
        header.set_aside(reader, "brief", term, "has no named parts");
        return Brief::default();
    };
    Brief {
        task: fields.text(reader, "task"),
        topics: fields.texts(reader, "topics"),
        requirements: values(reader, &mut fields, "requirements"),
        constants: values(reader, &mut fields, "constants"),
        questions: questions(reader, &mut fields),
        assumptions: fields.texts(reader, "assumptions"),
        extra: fields.finish(reader),
    }
}

fn questions(reader: &mut Reader, fields: &mut Fields) -> Vec<Question> {
    let Some(term) = fields.take("questions") else {
        return Vec::new();
    };
    let Some(items) = term.as_items() else {
        fields.set_aside(reader, "questions", term, "is no list of questions");
        return Vec::new();
    };
    let mut questions = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let name = format!("questions[{n}]");
        match question(reader, &name, item) {
            Some(question) => questions.push(question),
            None => fields.set_aside(reader, &name, item, "is no question"),
        }
    }
    questions
}

/// `(question: "…", answer: "…")`, `("…", "…")` or the question alone.
fn question(reader: &mut Reader, name: &str, term: &Term) -> Option<Question> {
    if let Some(question) = term.as_text() {
        return Some(Question {
            question: question.to_owned(),
            ..Question::default()
        });
    }
    if let Some([question, answer]) = term.as_items() {
        return Some(Question {
            question: question.as_text()?.to_owned(),
            answer: answer.as_text()?.to_owned(),
            ..Question::default()
        });
    }
    let mut fields = Fields::new(name, term, names::QUESTION)?;
    Some(Question {
        question: fields.text(reader, "question"),
        answer: fields.text(reader, "answer"),
        extra: fields.finish(reader),
    })
}
