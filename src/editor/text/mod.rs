//! Texts on the board: writing them where they stand, and what things are called.

pub(in crate::editor) mod accessibility;
pub(in crate::editor) mod display_names;
pub(in crate::editor) mod writing;
