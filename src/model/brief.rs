//! The problem the board answers: the task, the requirements card, what was asked and what was assumed.

use std::collections::BTreeMap;

use crate::model::{Extra, Value};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brief {
    /// The task in one line, shown under the title.
    pub task: String,
    /// Words a person may filter by, such as `retrieval`.
    pub topics: Vec<String>,
    /// The requirements card: only fields that were clarified stand here.
    pub requirements: BTreeMap<String, Value>,
    /// Numbers that estimates assume, by name: only those that this board says otherwise.
    pub constants: BTreeMap<String, Value>,
    /// Clarifying questions, in the order they were asked.
    pub questions: Vec<Question>,
    pub assumptions: Vec<String>,
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    pub question: String,
    /// Empty until answered.
    pub answer: String,
    pub extra: Extra,
}
