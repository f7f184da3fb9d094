//! What a component is there for.

use crate::model::{Brief, Extra};

/// What a component is there for: something that was said of the problem. It may have been taken back since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rationale {
    /// What decides.
    pub because: RationaleSource,
    /// Unknown fields.
    pub extra: Extra,
}

/// What was said of the problem that decides a component.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RationaleSource {
    /// A field of the requirements card, by its id.
    Requirement(String),
    /// The answer to a clarifying question, by the question.
    Answer(String),
    /// An assumption, by its sentence.
    Assumption(String),
}

impl Rationale {
    pub fn new(because: RationaleSource) -> Self {
        Self {
            because,
            extra: Extra::new(),
        }
    }
}

impl RationaleSource {
    /// Whether the brief still says it.
    pub fn stands_in(&self, brief: &Brief) -> bool {
        match self {
            Self::Requirement(field) => brief.requirements.contains_key(field),
            Self::Answer(question) => brief.questions.iter().any(|one| one.question == *question),
            Self::Assumption(text) => brief.assumptions.contains(text),
        }
    }
}
