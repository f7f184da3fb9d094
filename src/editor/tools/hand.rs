//! The hand: drags the board and touches nothing on it.

use crate::editor::tools::{Tool, ToolId};
use crate::editor::{Action, BoardState, CanvasInput, CursorShape, MouseButton, ViewAction};
use crate::geom::Point;

/// The hand tool.
#[derive(Debug, Default)]
pub struct HandTool {
    /// The world point in the hand.
    held: Option<Point>,
}

impl Tool for HandTool {
    fn id(&self) -> ToolId {
        ToolId::Hand
    }

    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool {
        match (*input, self.held) {
            (
                CanvasInput::Down {
                    at,
                    button: MouseButton::Primary,
                    ..
                },
                _,
            ) => self.held = Some(at),
            (CanvasInput::Move { at, .. }, Some(held)) => {
                let camera = board.camera();
                out.push(Action::View(ViewAction::SetCamera(
                    camera.panned((at - held) * camera.zoom),
                )));
            }
            (
                CanvasInput::Up {
                    button: MouseButton::Primary,
                    ..
                },
                Some(_),
            ) => self.held = None,
            (
                CanvasInput::Down { .. }
                | CanvasInput::Move { .. }
                | CanvasInput::Up { .. }
                | CanvasInput::Key { .. }
                | CanvasInput::Pressure(_)
                | CanvasInput::Leave
                | CanvasInput::Cancel,
                _,
            ) => return false,
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.held = None;
    }

    fn state(&self) -> &'static str {
        self.held.as_ref().map_or("idle", |_| "dragging")
    }

    fn cursor(&self) -> CursorShape {
        if self.held.is_some() {
            CursorShape::Grabbing
        } else {
            CursorShape::Grab
        }
    }

    fn hint(&self, _board: &BoardState) -> String {
        "Drag to pan · V to select".to_owned()
    }
}
