//! What every tool can do. A tool sees the board, answers events with actions, and changes nothing itself.

use crate::editor::tools::tool_id::ToolId;
use crate::editor::{Action, BoardState, CanvasInput, ConnectDrag, CursorShape, TargetSet};
use crate::model::Target;
use crate::scene::Shape;
use std::fmt;

/// A way of handling the pointer.
pub trait Tool: fmt::Debug {
    fn id(&self) -> ToolId;

    /// Answers an event. Returns whether it was meant for the tool; keys that were not go to the shortcuts.
    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool;

    /// Ends whatever is going on without effect. Afterwards the tool is as new.
    fn cancel(&mut self, out: &mut Vec<Action>);

    /// Lets what fades by itself grow older by so many seconds, and says whether anything still fades.
    fn pass_time(&mut self, _seconds: f64) -> bool {
        false
    }

    /// The state in one word.
    fn state(&self) -> &'static str;

    fn cursor(&self) -> CursorShape;

    /// What the tool waits for.
    fn hint(&self, board: &BoardState) -> String;

    /// What would happen if the pointer let go now.
    fn pointer_hint(&self, _board: &BoardState) -> Option<String> {
        None
    }

    /// What is drawn above the board while the tool is busy.
    fn overlay(&self, _board: &BoardState, _shapes: &mut Vec<Shape>) {}

    fn hovered(&self) -> Option<Target> {
        None
    }

    fn dragged(&self) -> Option<&TargetSet> {
        None
    }

    fn connecting(&self) -> Option<&ConnectDrag> {
        None
    }
}

/// What Esc does with a tool: it ends what is going on, or lays the tool down.
pub(in crate::editor) fn escape<T>(going_on: Option<&T>) -> Action {
    match going_on {
        Some(_) => Action::Cancel,
        None => Action::SelectTool(ToolId::Select),
    }
}
