//! Stages of a board: walking them, and changing them by hand.

mod appearing;
mod change;
mod difference;
mod reading;
mod stage_action;
mod stage_walk;
mod staged_board;
mod walk;

pub(in crate::editor) use appearing::{advance, draw_veils};
pub(in crate::editor) use change::{act, add, change_here};
pub use stage_action::{StageAction, StageShift};
pub(in crate::editor) use stage_walk::{HINT, WALKING};
pub use stage_walk::{StagePlacing, StageWalk, WalkView};
pub(in crate::editor) use staged_board::StagedBoard;
pub use walk::keep_stage;
pub(in crate::editor) use walk::{present, press, step, toggle, toggle_placing};
