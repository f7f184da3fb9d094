//! What the interviewer answers: the case's own words, else its requirements card, else what holds for the one company
//! of all cases, else nothing, which leaves it to the candidate.

mod card_values;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::catalog::{Catalog, DataFile};
use crate::model::{Brief, Value};
use crate::practice::question_bank::{BankQuestion, CardCondition, QuestionBank};
pub(in crate::practice) use card_values::{shown_field, with_card_values};

/// What a case of the program answers to one question.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "answer", deny_unknown_fields)]
pub struct CaseAnswer {
    /// What is said; sentences.
    pub text: String,
    /// Which of the questions on the case's own board it tells, counted from 1.
    #[serde(default)]
    pub covers: Vec<usize>,
}

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerSource {
    /// The case says it.
    Case,
    /// The requirements card of the case says it.
    Card,
    /// It holds for the company that every case belongs to.
    House,
    /// Nothing says it.
    YourCall,
}

/// An answer to one question of the bank.
#[derive(Clone, Debug)]
pub struct InterviewerAnswer {
    /// What was understood.
    pub question: &'static BankQuestion,
    /// What is said.
    pub text: String,
    /// Where it comes from.
    pub source: AnswerSource,
}

/// Why the answers that a board brings cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseAnswerError {
    /// The field is no list of texts by question.
    #[error(
        "`answers` of the brief cannot be read ({0}); it is a map such as {{\"latency\": \"100 ms\"}}"
    )]
    Shape(String),
    /// No question has that name.
    #[error("`answers` of the brief names no question of the bank: {0}")]
    Question(String),
}

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/practice/answers");

/// The answers of a case of the program, by question; none for other cases.
pub fn case_answers(case: &str) -> Option<&'static BTreeMap<String, CaseAnswer>> {
    static ANSWERS: LazyLock<BTreeMap<String, BTreeMap<String, CaseAnswer>>> =
        LazyLock::new(read_all);
    ANSWERS.get(case)
}

fn read_all() -> BTreeMap<String, BTreeMap<String, CaseAnswer>> {
    let read = |file: &'static include_dir::File<'static>| {
        let path = format!("practice/answers/{}", file.path().display());
        let source = DataFile {
            path: &path,
            text: file.contents_utf8().unwrap_or_default(),
        };
        let answers: BTreeMap<String, CaseAnswer> = source
            .read()
            .expect("the embedded answers are read by the tests");
        let case = file.path().file_stem()?.to_str()?;
        Some((case.to_owned(), answers))
    };
    FOLDER.files().filter_map(read).collect()
}

/// A case as the interviewer knows it.
#[derive(Clone, Debug)]
pub struct InterviewCase {
    own: BTreeMap<String, String>,
    card: BTreeMap<String, Value>,
    /// Fields of the card that the interviewer changed since; the case's own words about them no longer hold.
    changed: BTreeMap<String, Value>,
}

impl InterviewCase {
    /// The case that a brief tells: its requirements, and what it answers itself. A case of the program answers with
    /// its own words; any brief may bring `answers` by question, which come first.
    pub fn new(brief: &Brief) -> Result<Self, CaseAnswerError> {
        let shipped = case_answers(&brief.case).into_iter().flatten();
        let mut own: BTreeMap<String, String> = shipped
            .map(|(question, answer)| (question.clone(), answer.text.clone()))
            .collect();
        if let Some(text) = brief.extra.get("answers") {
            let brought: BTreeMap<String, String> =
                ron::from_str(text).map_err(|error| CaseAnswerError::Shape(error.to_string()))?;
            let bank = QuestionBank::builtin();
            if let Some(name) = brought.keys().find(|name| bank.question(name).is_none()) {
                return Err(CaseAnswerError::Question(name.clone()));
            }
            own.extend(brought);
        }
        Ok(Self {
            own,
            card: brief.requirements.clone(),
            changed: BTreeMap::new(),
        })
    }

    /// The interviewer changed a field of the card: what is answered from now on agrees with it.
    pub fn change_field(&mut self, field: &str, value: &Value) {
        self.changed.insert(field.to_owned(), value.clone());
    }

    /// The card is again as the case has it.
    pub fn unchanged_fields(&mut self) {
        self.changed.clear();
    }

    fn field(&self, name: &str) -> Option<&Value> {
        self.changed.get(name).or_else(|| self.card.get(name))
    }

    /// The case's own words, as long as no field they speak of was changed.
    fn own_answer(&self, question: &BankQuestion) -> Option<&String> {
        let is_changed = |field: &String| self.changed.contains_key(field);
        let own = self.own.get(&question.id)?;
        (!question.fields.iter().any(is_changed)).then_some(own)
    }

    /// The answer to a question of the bank.
    pub fn answer(&self, question: &'static BankQuestion) -> InterviewerAnswer {
        let (text, source) = if let Some(text) = self.own_answer(question) {
            (text.clone(), AnswerSource::Case)
        } else if let Some(text) = self.card_answer(question) {
            (text, AnswerSource::Card)
        } else if let Some(text) = &question.house_answer {
            (text.clone(), AnswerSource::House)
        } else {
            let replies = &QuestionBank::builtin().replies;
            (replies.your_call.clone(), AnswerSource::YourCall)
        };
        InterviewerAnswer {
            question,
            text,
            source,
        }
    }

    /// The first answer of the card whose condition holds.
    fn card_answer(&self, question: &BankQuestion) -> Option<String> {
        let mut answers = question.card_answers.iter();
        let answer = answers.find(|answer| self.holds(&answer.when))?;
        let card = |field: &str| {
            let stated = self.field(field).cloned();
            stated.or_else(|| Catalog::builtin().requirement(field)?.default_value())
        };
        Some(with_card_values(&answer.text, card))
    }

    fn holds(&self, condition: &CardCondition) -> bool {
        match condition {
            CardCondition::Set(field) => self.field(field).is_some(),
            CardCondition::Is(field, value) => {
                self.field(field).and_then(Value::as_text) == Some(value)
            }
            CardCondition::Yes(field) => self.field(field).and_then(Value::as_bool) == Some(true),
            CardCondition::Always => true,
        }
    }
}
