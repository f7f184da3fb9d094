//! What the select tool is doing: one state at a time, each with a file of its own.

use crate::editor::tools::select::bending::Bending;
use crate::editor::tools::select::hit_target::Grip;
use crate::editor::tools::select::labelling::Labelling;
use crate::editor::tools::select::marquee::Marquee;
use crate::editor::tools::select::moving::Moving;
use crate::editor::tools::select::reshaping::Reshaping;
use crate::editor::tools::select::resizing::Resizing;
use crate::editor::tools::select::spacing::Spacing;
use crate::editor::{Connecting, Modifiers};
use crate::geom::Point;

/// A state of the select tool.
#[derive(Debug, Default)]
pub enum State {
    #[default]
    Idle,
    Pressed(Press),
    Moving(Box<Moving>),
    Resizing(Box<Resizing>),
    Bending(Bending),
    Labelling(Labelling),
    Spacing(Box<Spacing>),
    Marquee(Marquee),
    Connecting(Box<Connecting>),
    Reshaping(Box<Reshaping>),
}

/// A button that is down and has not moved yet.
#[derive(Debug)]
pub struct Press {
    /// In world units.
    pub at: Point,
    /// What the pointer took hold of.
    pub on: Option<Grip>,
    pub modifiers: Modifiers,
}
