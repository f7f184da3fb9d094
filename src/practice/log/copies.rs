//! Copies of the board on the way through an attempt, so that any moment is near one of them.

use crate::model::Document;

/// Edits between two copies.
const EDITS_PER_COPY: u64 = 100;
/// Records of all copies together; beyond it every other copy goes, and they come half as often.
const MOST_RECORDS: usize = 2_000_000;

/// Copies of the board in order.
#[derive(Clone, Debug)]
pub(super) struct BoardCopies {
    /// After how many events, and the board then.
    copies: Vec<(usize, Document)>,
    n_records: usize,
    edits_per_copy: u64,
}

impl BoardCopies {
    pub fn new() -> Self {
        Self {
            copies: Vec::new(),
            n_records: 0,
            edits_per_copy: EDITS_PER_COPY,
        }
    }

    /// Keeps a copy when one is due.
    pub fn offer(&mut self, n_events: usize, n_edits: u64, document: &Document) {
        if !n_edits.is_multiple_of(self.edits_per_copy) {
            return;
        }
        self.n_records += n_records(document);
        self.copies.push((n_events, document.clone()));
        while self.n_records > MOST_RECORDS && self.copies.len() > 1 {
            self.edits_per_copy = self.edits_per_copy.saturating_mul(2);
            let mut n = 0;
            self.copies.retain(|_| {
                n += 1;
                n % 2 == 0
            });
            let kept = self.copies.iter().map(|(_, document)| n_records(document));
            self.n_records = kept.sum();
        }
    }

    /// The last copy after at most so many events.
    pub fn last_up_to(&self, n_events: usize) -> Option<(usize, &Document)> {
        let n = self.copies.partition_point(|(n, _)| *n <= n_events);
        let (n, document) = self.copies.get(n.checked_sub(1)?)?;
        Some((*n, document))
    }
}

/// What a board holds, entries of its brief among them.
pub(super) fn n_records(document: &Document) -> usize {
    let brief = document.brief();
    let diagram = document.diagram();
    let told = brief.questions.len() + brief.assumptions.len() + brief.requirements.len();
    1 + diagram.n_nodes() + diagram.n_edges() + document.sketch().len() + told
}
