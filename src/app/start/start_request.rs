//! What a person asks for on the start screen.

use std::path::PathBuf;

use crate::app::request::PendingAction;

/// What a person asks for on the start screen.
pub enum StartRequest {
    Next(PendingAction),
    BackToBoard,
    /// Put unsaved work that was left aside, by the path of its journal.
    Discard(PathBuf),
    SwitchTheme,
    /// Practise a case that chance draws.
    Surprise,
    /// Go on with the attempt in this file.
    Continue(PathBuf),
}
