//! A search under way.

use crate::model::Target;

/// A thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTarget {
    /// The thing that the text stands on or in.
    pub target: Target,
    /// The text that was met, such as `Vectors: 20000000`.
    pub text: String,
}

/// A search under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardSearch {
    /// As it was typed.
    pub query: String,
    /// In reading order.
    pub found: Vec<FoundTarget>,
    /// Which of them was gone to; below the number found.
    pub at: usize,
    /// The document's revision that was searched.
    pub(in crate::editor) revision: u64,
}

impl BoardSearch {
    /// The hit gone to.
    pub fn current(&self) -> Option<&FoundTarget> {
        self.found.get(self.at)
    }

    /// `3 of 17`, or that there is nothing.
    pub fn count(&self) -> String {
        match (self.query.trim().is_empty(), self.found.len()) {
            (true, _) => String::new(),
            (false, 0) => "No results".to_owned(),
            (false, n) => format!("{} of {n}", self.at + 1),
        }
    }
}
