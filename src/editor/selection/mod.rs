//! What is selected: groups, handles, what lies under the pointer, and what all of it has in common.

pub(in crate::editor) mod groups;
pub(in crate::editor) mod handles;
pub(in crate::editor) mod hit_test;
pub(in crate::editor) mod selection_state;
pub(in crate::editor) mod selection_summary;
pub(in crate::editor) mod summarize;
