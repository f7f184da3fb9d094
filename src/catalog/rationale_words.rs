//! What a component is there for, in words.

use crate::catalog::Catalog;
use crate::model::RationaleSource;

impl Catalog {
    /// A requirement by its label, an answer by its question, an assumption as it was said.
    pub fn rationale_words<'a>(&'a self, because: &'a RationaleSource) -> &'a str {
        match because {
            RationaleSource::Requirement(field) => {
                let spec = self.requirement(field);
                spec.map_or(field.as_str(), |spec| &spec.label)
            }
            RationaleSource::Answer(text) | RationaleSource::Assumption(text) => text,
        }
    }
}
