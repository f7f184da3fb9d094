//! What the select tool is doing: one state at a time, each with a file of its own.

use crate::editor::tools::select::bending::BendDrag;
use crate::editor::tools::select::hit_target::HitTarget;
use crate::editor::tools::select::labelling::LabelDrag;
use crate::editor::tools::select::marquee::MarqueeDrag;
use crate::editor::tools::select::moving::MoveDrag;
use crate::editor::tools::select::reshaping::ReshapeDrag;
use crate::editor::tools::select::resizing::ResizeDrag;
use crate::editor::tools::select::spacing::SpaceDrag;
use crate::editor::{ConnectDrag, Modifiers};
use crate::geom::Point;

/// A state of the select tool.
#[derive(Debug, Default)]
pub enum SelectState {
    #[default]
    Idle,
    Pressed(PrimaryPress),
    Moving(Box<MoveDrag>),
    Resizing(Box<ResizeDrag>),
    Bending(BendDrag),
    Labelling(LabelDrag),
    Spacing(Box<SpaceDrag>),
    Marquee(MarqueeDrag),
    Connecting(Box<ConnectDrag>),
    Reshaping(Box<ReshapeDrag>),
}

/// A button that is down and has not moved yet.
#[derive(Debug)]
pub struct PrimaryPress {
    /// In world units.
    pub at: Point,
    /// What the pointer took hold of.
    pub on: Option<HitTarget>,
    pub modifiers: Modifiers,
}
