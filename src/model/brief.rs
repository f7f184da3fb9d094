//! The problem the board answers: the task, the requirements card, what was asked and what was assumed,
//! and what is said about the design beside its drawing.

use std::collections::BTreeMap;

use crate::model::{Extra, FailureMode, Framing, Learning, NodeId, Reference, Value};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brief {
    /// The case study the board answers, by its id; empty for a problem of one's own.
    pub case: String,
    /// The task in one line, shown under the title.
    pub task: String,
    /// Words a person may filter by, such as `retrieval`.
    pub topics: Vec<String>,
    /// The requirements card: only fields that were clarified stand here.
    pub requirements: BTreeMap<String, Value>,
    /// Numbers that estimates assume, by name: only those that this board says otherwise.
    pub constants: BTreeMap<String, Value>,
    /// Clarifying questions, in the order they were asked.
    pub questions: Vec<ClarifyingQuestion>,
    /// What was taken for granted, a sentence each, in the order it was said.
    pub assumptions: Vec<String>,
    // Boxes, because most edits hold no brief and should not be as large as one.
    /// The problem as a learning problem.
    pub framing: Box<Framing>,
    /// What the models learn from and how they are judged.
    pub learning: Box<Learning>,
    /// How components fail, in the order they are told.
    pub failures: Vec<FailureMode>,
    /// What was weighed against what.
    pub tradeoffs: Vec<String>,
    /// What a reference design says to those who compare with it.
    pub reference: Box<Reference>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Brief {
    /// How the component fails, in the order it is told.
    pub fn failures_of<'a>(&'a self, node: &'a NodeId) -> impl Iterator<Item = &'a FailureMode> {
        let at_fault = move |failure: &&FailureMode| failure.node.as_ref() == Some(node);
        self.failures.iter().filter(at_fault)
    }

    /// Whether anything is said of the design beside its drawing.
    pub fn has_study(&self) -> bool {
        *self.framing != Framing::default()
            || *self.learning != Learning::default()
            || *self.reference != Reference::default()
            || !self.failures.is_empty()
            || !self.tradeoffs.is_empty()
    }

    /// The same problem before anyone has worked on it: the task and the questions, nothing answered.
    pub fn unanswered(&self) -> Self {
        let unasked = |asked: &ClarifyingQuestion| ClarifyingQuestion {
            question: asked.question.clone(),
            ..ClarifyingQuestion::default()
        };
        Self {
            case: self.case.clone(),
            task: self.task.clone(),
            topics: self.topics.clone(),
            questions: self.questions.iter().map(unasked).collect(),
            ..Self::default()
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClarifyingQuestion {
    /// What was asked; a sentence.
    pub question: String,
    /// Empty until answered.
    pub answer: String,
    /// Unknown fields.
    pub extra: Extra,
}
