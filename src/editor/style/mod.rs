//! How drawings look, and what each tool draws with.

pub(in crate::editor) mod restyle;
pub(in crate::editor) mod tool_styles;
