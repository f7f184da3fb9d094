//! Mending what was found: the ways a rule knows, as edits of this board, tried out before they are offered.

mod candidates;
mod plan;
mod sandbox;
mod values;

pub use sandbox::Sandbox;

use crate::catalog::Catalog;
use crate::model::{Document, Edit};
use crate::rules::{Diagnostic, FixSafety};

/// A way to mend a finding that leaves fewer findings and no new error.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, as a command.
    pub does: String,
    /// How much it asks of the person.
    pub safety: FixSafety,
    /// To be applied together, as one step to undo. New components have no places yet.
    pub edits: Vec<Edit>,
}

/// Ways to mend a finding of the document, the best first. Each was tried: after it the finding is gone, fewer are left,
/// and no error is new. For several findings of one board, keep a [`Sandbox`].
pub fn fixes(document: &Document, catalog: &Catalog, finding: &Diagnostic) -> Vec<Fix> {
    Sandbox::new(document.clone(), catalog).fixes(catalog, finding)
}
