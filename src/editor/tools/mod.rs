//! Tools: what the pointer means. A tool sees the board, answers events with actions, and changes nothing itself.
//!
//! To add one: a file here, a variant of [`ToolId`], and a line in [`TOOLS`] and [`make`].

mod boxes;
mod draft;
mod eraser;
mod hand;
mod laser;
mod line;
mod pencil;
mod place;
mod select;
mod text;

use std::fmt;

use crate::editor::{Action, Board, Cursor, Input, Targets};
use crate::model::{KindId, Target};
use crate::scene::Shape;

pub(in crate::editor) use draft::{boxed, top};
pub use select::Connecting;

/// Which tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToolId {
    Select,
    Hand,
    Rectangle,
    Ellipse,
    Diamond,
    Arrow,
    Line,
    Pencil,
    Text,
    Note,
    Frame,
    Eraser,
    Laser,
    /// Holds a component of the palette; begun with [`Action::Hold`].
    Place,
}

impl ToolId {
    /// Whether it changes the board.
    pub fn draws(self) -> bool {
        !matches!(self, Self::Select | Self::Hand | Self::Laser)
    }
}

/// How a tool stands in the toolbar.
#[derive(Clone, Copy, Debug)]
pub struct ToolInfo {
    pub id: ToolId,
    pub title: &'static str,
    /// Name of the icon in `assets/icons.ron`.
    pub icon: &'static str,
    /// The command that picks it up; its keys are the tool's keys.
    pub command: &'static str,
}

/// The tools of the toolbar, in its order.
pub const TOOLS: &[ToolInfo] = &[
    tool(ToolId::Select, "Select", "tool.select"),
    tool(ToolId::Hand, "Hand", "tool.hand"),
    tool(ToolId::Rectangle, "Rectangle", "tool.rectangle"),
    tool(ToolId::Ellipse, "Ellipse", "tool.ellipse"),
    tool(ToolId::Diamond, "Diamond", "tool.diamond"),
    tool(ToolId::Arrow, "Arrow", "tool.arrow"),
    tool(ToolId::Line, "Line", "tool.line"),
    tool(ToolId::Pencil, "Pencil", "tool.pencil"),
    tool(ToolId::Text, "Text", "tool.text"),
    tool(ToolId::Note, "Sticky note", "tool.note"),
    tool(ToolId::Frame, "Frame", "tool.frame"),
    tool(ToolId::Eraser, "Eraser", "tool.eraser"),
    tool(ToolId::Laser, "Laser pointer", "tool.laser"),
];

const fn tool(id: ToolId, title: &'static str, command: &'static str) -> ToolInfo {
    ToolInfo {
        id,
        title,
        icon: command,
        command,
    }
}

/// A way of handling the pointer.
pub trait Tool: fmt::Debug {
    fn id(&self) -> ToolId;

    /// Answers an event. Returns whether it was meant for the tool; keys that were not go to the shortcuts.
    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool;

    /// Ends whatever is going on without effect. Afterwards the tool is as new.
    fn cancel(&mut self, out: &mut Vec<Action>);

    /// Lets what fades by itself grow older by so many seconds, and says whether anything still fades.
    fn pass_time(&mut self, _seconds: f64) -> bool {
        false
    }

    /// The state in one word.
    fn state(&self) -> &'static str;

    fn cursor(&self) -> Cursor;

    /// What the tool waits for.
    fn hint(&self, board: &Board) -> String;

    /// What would happen if the pointer let go now.
    fn pointer_hint(&self, _board: &Board) -> Option<String> {
        None
    }

    /// What is drawn above the board while the tool is busy.
    fn overlay(&self, _board: &Board, _shapes: &mut Vec<Shape>) {}

    fn hovered(&self) -> Option<Target> {
        None
    }

    fn dragged(&self) -> Option<&Targets> {
        None
    }

    fn connecting(&self) -> Option<&Connecting> {
        None
    }
}

/// A tool ready for use.
///
/// [`ToolId::Place`] without a component in hand is the select tool.
pub(in crate::editor) fn make(id: ToolId) -> Box<dyn Tool> {
    match id {
        ToolId::Select | ToolId::Place => Box::new(select::Select::default()),
        ToolId::Hand => Box::new(hand::Hand::default()),
        ToolId::Rectangle | ToolId::Ellipse | ToolId::Diamond | ToolId::Note | ToolId::Frame => {
            Box::new(boxes::Boxes::new(id))
        }
        ToolId::Arrow | ToolId::Line => Box::new(line::Lines::new(id)),
        ToolId::Pencil => Box::new(pencil::Pencil::default()),
        ToolId::Text => Box::new(text::Text::default()),
        ToolId::Eraser => Box::new(eraser::Eraser::default()),
        ToolId::Laser => Box::new(laser::Laser::default()),
    }
}

/// The tool that holds a component until a click says where it goes.
pub(in crate::editor) fn holding(kind: KindId) -> Box<dyn Tool> {
    Box::new(place::Place::new(kind))
}
