//! A walk through the stages of a board, as a state.

use crate::editor::Camera;
use crate::geom::Rect;

/// Why a board is not changed while its stages are walked.
pub(in crate::editor) const WALKING: &str = "its stages are being walked. Choose Edit to change it";

/// What the status bar says while stages are walked.
pub(in crate::editor) const HINT: &str = "← → other stages · Esc leaves · Edit changes the board";

/// Where the components of a stage are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StagePlacing {
    /// Laid out anew, as large as can be.
    #[default]
    LaidOut,
    /// Where they lie on the board.
    InPlace,
}

/// What shows beside the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkView {
    /// The window with the case beside it.
    Study,
    /// The stage alone, to present it.
    Present,
}

/// A walk through the stages of a board.
#[derive(Clone, Debug, PartialEq)]
pub struct StageWalk {
    /// The stage that is shown, from 0; beyond the last is the whole board.
    pub at: usize,
    /// Where its components are.
    pub placing: StagePlacing,
    /// What shows beside it.
    pub view: WalkView,
    /// Grows whenever another picture is shown.
    pub(in crate::editor) picture: u64,
    /// How the board was looked at before.
    pub(super) before: Camera,
    /// What the picture was made from.
    pub(super) made_from: Option<PictureKey>,
    /// How much of what is new has appeared, 0 to 1.
    pub(super) shown: f64,
}

/// What a picture of a stage was made from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PictureKey {
    /// Of the board.
    pub revision: u64,
    /// The stage, from 0.
    pub at: usize,
    /// Where its components are.
    pub placing: StagePlacing,
    /// In screen points.
    pub canvas: Rect,
    /// Whether the theme is dark.
    pub is_dark: bool,
}
