//! What a case study says beside its drawing: questions, failure modes, alternatives.

pub(in crate::editor) mod alternatives;
pub(in crate::editor) mod brief;
pub(in crate::editor) mod failure_modes;
pub(in crate::editor) mod in_practice;
pub(in crate::editor) mod notes;
pub(in crate::editor) mod rationale;
