//! Findings and what a review tells beside them, as the person meets them.

pub(in crate::editor) mod highlight;
pub(in crate::editor) mod overview;
pub(in crate::editor) mod problems;
