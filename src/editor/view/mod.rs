//! What part of the board the window shows, and how that moves.

pub(in crate::editor) mod animation;
pub(in crate::editor) mod attention;
pub(in crate::editor) mod camera;
pub(in crate::editor) mod camera_animation;
pub(in crate::editor) mod canvas_view;
pub(in crate::editor) mod move_animation;
pub(in crate::editor) mod presentation;
pub(in crate::editor) mod presentation_state;
