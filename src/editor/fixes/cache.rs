//! Fixes that were worked out, for which state of the findings.

use crate::editor::fixes::{preview::FixPreview, task::FixTask};
use crate::model::FindingKey;
use crate::rules::{Fix, Sandbox};
use std::collections::BTreeMap;

/// What is known about mending the findings of the board.
#[derive(Default)]
pub(in crate::editor) struct FixState {
    /// By finding; kept for a while after they no longer hold.
    pub known: BTreeMap<FindingKey, CachedFixes>,
    /// The board to try ways on, as it was when rules last found something else.
    pub sandbox: Option<(u64, Sandbox)>,
    /// What somebody asked for and the window is to work out.
    pub task: Option<FixTask>,
    /// Whether the window is at work on one.
    pub is_away: bool,
    /// The fix that is shown on the board, or was shown last.
    pub ghost: Option<FixPreview>,
    /// Whether somebody points at the way that the ghost shows.
    pub is_shown: bool,
}

pub struct CachedFixes {
    /// The state of the findings it was worked out for.
    pub state: u64,
    /// The best first.
    pub fixes: Vec<Fix>,
}
