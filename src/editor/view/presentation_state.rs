//! A presentation under way.

use crate::editor::Camera;
use crate::geom::Rect;
use crate::model::SketchId;

/// A presentation under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Presentation {
    /// The frame that fills the canvas.
    pub frame: SketchId,
    /// How the board was looked at before.
    pub(in crate::editor) before: Camera,
    /// The canvas the frame was fitted to.
    pub(in crate::editor) fitted: Rect,
}
