//! The task, the requirements card, questions and assumptions, and what a case study adds to them.

use crate::file::names;
use crate::file::read::study;
use crate::file::read::value::values;
use crate::file::read::{Reader, RecordFields};
use crate::file::syntax::SyntaxNode;
use crate::model::{Brief, ClarifyingQuestion};

/// The brief under the header's field `brief`.
pub(super) fn brief(reader: &mut Reader, header: &mut RecordFields) -> Brief {
    let Some(term) = header.take("brief") else {
        return Brief::default();
    };
    brief_record(reader, term).unwrap_or_else(|| {
        header.set_aside(reader, "brief", term, "has no named parts");
        Brief::default()
    })
}

/// A brief that stands by itself; `None` when it has no named parts.
pub(super) fn brief_record(reader: &mut Reader, term: &SyntaxNode) -> Option<Brief> {
    let mut fields = RecordFields::new("brief", term, names::BRIEF)?;
    Some(Brief {
        case: fields.text(reader, "case"),
        task: fields.text(reader, "task"),
        topics: fields.texts(reader, "topics"),
        requirements: values(reader, &mut fields, "requirements"),
        constants: values(reader, &mut fields, "constants"),
        questions: list(reader, &mut fields, "questions", "question", question),
        assumptions: fields.texts(reader, "assumptions"),
        framing: Box::new(study::framing(reader, &mut fields)),
        learning: Box::new(study::learning(reader, &mut fields)),
        failures: list(reader, &mut fields, "failures", "failure", study::failure),
        tradeoffs: fields.texts(reader, "tradeoffs"),
        reference: Box::new(study::reference(reader, &mut fields)),
        extra: fields.finish(reader),
    })
}

/// A list of records, one after another; what is no such record is set aside.
pub(super) fn list<T>(
    reader: &mut Reader,
    fields: &mut RecordFields,
    name: &str,
    what: &str,
    read: impl Fn(&mut Reader, &str, &SyntaxNode) -> Option<T>,
) -> Vec<T> {
    let Some(term) = fields.take(name) else {
        return Vec::new();
    };
    let Some(items) = term.as_items() else {
        fields.set_aside(reader, name, term, &format!("is not a list of {what}s"));
        return Vec::new();
    };
    let mut found = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let of = format!("{name}[{n}]");
        match read(reader, &of, item) {
            Some(record) => found.push(record),
            None => fields.set_aside(reader, &of, item, &format!("is not a valid {what}")),
        }
    }
    found
}

/// `(question: "…", answer: "…")`, `("…", "…")` or the question alone.
fn question(reader: &mut Reader, name: &str, term: &SyntaxNode) -> Option<ClarifyingQuestion> {
    if let Some(question) = term.as_text() {
        return Some(ClarifyingQuestion {
            question: question.to_owned(),
            ..ClarifyingQuestion::default()
        });
    }
    if let Some([question, answer]) = term.as_items() {
        return Some(ClarifyingQuestion {
            question: question.as_text()?.to_owned(),
            answer: answer.as_text()?.to_owned(),
            ..ClarifyingQuestion::default()
        });
    }
    let mut fields = RecordFields::new(name, term, names::QUESTION)?;
    Some(ClarifyingQuestion {
        question: fields.text(reader, "question"),
        answer: fields.text(reader, "answer"),
        extra: fields.finish(reader),
    })
}
