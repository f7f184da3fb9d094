//! The bank of clarifying questions: what each decides, how it is recognised and what is answered anywhere.
//!
//! Read strictly from `assets/practice/`: a misspelt field is an error that names file and line.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::catalog::{CatalogError, DataFile};

/// A group of questions that are shown together.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "group", deny_unknown_fields)]
pub struct QuestionGroup {
    /// What questions name it by.
    pub id: String,
    /// What people read.
    pub title: String,
}

/// When an answer holds that is made from the requirements card of a case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", rename = "condition")]
pub enum CardCondition {
    /// The field of that name is set.
    Set(String),
    /// The field is that value of its list.
    Is(String, String),
    /// The field is a yes.
    Yes(String),
    /// On every card.
    Always,
}

/// An answer that the requirements card of a case gives.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "answer", deny_unknown_fields)]
pub struct CardAnswer {
    /// On which cards it holds.
    pub when: CardCondition,
    /// What is said; `{dau}` stands for the card's value, as people read it.
    pub text: String,
}

/// Groups of atoms that must all be met; an atom is a concept, or a word of its own after `'`.
pub type QuestionWay = Vec<Vec<String>>;

/// A clarifying question that the interviewer understands.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "question", deny_unknown_fields)]
pub struct BankQuestion {
    /// The name in data and records; lower snake case.
    pub id: String,
    /// The id of a [`QuestionGroup`].
    pub group: String,
    /// The question in plain words; a sentence.
    pub question: String,
    /// What of a design its answer decides.
    pub decides: String,
    /// Fields of the requirements card that the answer speaks of.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Ways of asking it, any of which is enough.
    pub ways: Vec<QuestionWay>,
    /// Concepts that speak against it.
    #[serde(default)]
    pub never: Vec<String>,
    /// Ways in which people have put it.
    #[serde(default)]
    pub phrasings: Vec<String>,
    /// Answers of a card, the first that holds counts.
    #[serde(default)]
    pub card_answers: Vec<CardAnswer>,
    /// The answer of the one company that every case belongs to.
    #[serde(default)]
    pub house_answer: Option<String>,
}

/// Words that mean one thing.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "concept", deny_unknown_fields)]
pub(super) struct WordConcept {
    /// How much it says about a question.
    pub weight: u32,
    /// Words, or several in a row.
    pub terms: Vec<String>,
}

/// The words by which questions are recognised.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "words", deny_unknown_fields)]
pub(super) struct BankWords {
    pub concepts: BTreeMap<String, WordConcept>,
    /// Terms of what is no question to the interviewer, by the sort of it.
    pub asides: BTreeMap<String, Vec<String>>,
    /// Methods and products: whoever asks for one asks for advice.
    pub techniques: Vec<String>,
    /// Words that say nothing by themselves.
    pub stop: Vec<String>,
    /// Words that look like slips of others and are none.
    pub not_slips: Vec<String>,
}

/// What the interviewer says when nothing of the case is answered.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "replies", deny_unknown_fields)]
pub struct StandardReplies {
    /// To a question that the case leaves open.
    pub your_call: String,
    /// To what is the candidate's to decide.
    pub aside: String,
    /// To what was not understood.
    pub not_understood: String,
    /// Before questions to choose from.
    pub choose: String,
}

/// The bank as its files say it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "bank", deny_unknown_fields)]
pub struct QuestionBank {
    /// What is said when nothing of the case is answered.
    pub replies: StandardReplies,
    /// In the order in which they are listed.
    pub groups: Vec<QuestionGroup>,
    /// In the order in which they are listed, which also decides between equals.
    pub questions: Vec<BankQuestion>,
}

const QUESTIONS: DataFile = DataFile {
    path: "practice/questions.ron",
    text: include_str!("../../assets/practice/questions.ron"),
};
const WORDS: DataFile = DataFile {
    path: "practice/words.ron",
    text: include_str!("../../assets/practice/words.ron"),
};

impl QuestionBank {
    /// The bank inside the program.
    pub fn builtin() -> &'static Self {
        static BANK: LazyLock<QuestionBank> =
            LazyLock::new(|| QuestionBank::read().expect("the embedded bank is read by the tests"));
        &BANK
    }

    fn read() -> Result<Self, CatalogError> {
        let bank: Self = QUESTIONS.read()?;
        for question in &bank.questions {
            if !bank.groups.iter().any(|group| group.id == question.group) {
                let message = format!("there is no group `{}`", question.group);
                return Err(QUESTIONS.error_after(&question.id, &question.group, message));
            }
        }
        Ok(bank)
    }

    /// The question of that id.
    pub fn question(&self, id: &str) -> Option<&BankQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl BankWords {
    pub fn read(bank: &QuestionBank) -> Result<Self, CatalogError> {
        let words: Self = WORDS.read()?;
        for question in &bank.questions {
            let atoms = question.ways.iter().flatten().flatten();
            let concepts = atoms.filter(|atom| !atom.starts_with('\''));
            for concept in concepts.chain(&question.never) {
                if !words.concepts.contains_key(concept) {
                    let message = format!("there is no concept `{concept}` in practice/words.ron");
                    return Err(QUESTIONS.error_after(&question.id, concept, message));
                }
            }
        }
        Ok(words)
    }
}
