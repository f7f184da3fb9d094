//! Where the review of an attempt is.

use std::collections::BTreeMap;

use crate::model::FindingKey;

/// Where the review is.
#[derive(Clone, Debug, Default)]
pub struct ReviewState {
    /// Findings to try again, as they were when the review began.
    pub(super) tried: Option<Vec<FindingKey>>,
    /// Which of them it is at.
    pub(super) at: usize,
    /// Whether it says what that one is.
    pub(super) is_shown: bool,
    /// Points of good answers that are ticked, by card and place.
    pub(super) ticked: BTreeMap<(usize, usize), bool>,
}
