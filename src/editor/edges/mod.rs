//! Connections as lines: how they run, their bends and their labels.

pub(in crate::editor) mod bends;
pub(in crate::editor) mod jumps;
pub(in crate::editor) mod labels;
pub(in crate::editor) mod routing;
