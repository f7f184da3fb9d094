//! Finding things on the board: by what is written, along connections, in reading order.

pub(in crate::editor) mod find;
pub(in crate::editor) mod finder;
pub(in crate::editor) mod fuzzy;
pub(in crate::editor) mod reachability;
pub(in crate::editor) mod walk;
