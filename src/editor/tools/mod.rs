//! Tools: what the pointer means. A tool sees the board, answers events with actions, and changes nothing itself.
//!
//! To add one: a file here, a variant of [`ToolId`], and a line in [`TOOLS`] and [`make`].

mod hand;
mod place;
mod select;

use std::fmt;

use crate::editor::{Action, Board, Cursor, Input, Targets};
use crate::model::{KindId, Target};
use crate::scene::Shape;

pub use select::Connecting;

/// Which tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolId {
    Select,
    Hand,
    /// Holds a component of the palette; begun with [`Action::Hold`].
    Place,
}

/// How a tool stands in the toolbar.
#[derive(Clone, Copy, Debug)]
pub struct ToolInfo {
    pub id: ToolId,
    pub title: &'static str,
    /// Name of the glyph in the icon font.
    pub icon: &'static str,
    /// The command that picks it up; its keys are the tool's keys.
    pub command: &'static str,
}

/// The tools of the toolbar, in its order.
pub const TOOLS: &[ToolInfo] = &[
    ToolInfo {
        id: ToolId::Select,
        title: "Select",
        icon: "cursor",
        command: "tool.select",
    },
    ToolInfo {
        id: ToolId::Hand,
        title: "Hand",
        icon: "hand",
        command: "tool.hand",
    },
];

/// A way of handling the pointer.
pub trait Tool: fmt::Debug {
    fn id(&self) -> ToolId;

    /// Answers an event. Returns whether it was meant for the tool; keys that were not go to the shortcuts.
    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool;

    /// Ends whatever is going on without effect. Afterwards the tool is as new.
    fn cancel(&mut self, out: &mut Vec<Action>);

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
    }
}

/// The tool that holds a component until a click says where it goes.
pub(in crate::editor) fn holding(kind: KindId) -> Box<dyn Tool> {
    Box::new(place::Place::new(kind))
}
