//! The hand: drags the board and touches nothing on it.

use crate::editor::tools::{Tool, ToolId};
use crate::editor::{Action, Board, Button, Cursor, Input, ViewAction};
use crate::geom::Point;

/// The hand tool.
#[derive(Debug, Default)]
pub struct Hand {
    /// The world point in the hand.
    held: Option<Point>,
}

impl Tool for Hand {
    fn id(&self) -> ToolId {
        ToolId::Hand
    }

    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool {
        match (*input, self.held) {
            (
                Input::Down {
                    at,
                    button: Button::Primary,
                    ..
                },
                _,
            ) => self.held = Some(at),
            (Input::Move { at, .. }, Some(held)) => {
                let camera = board.camera();
                out.push(Action::View(ViewAction::SetCamera(
                    camera.panned((at - held) * camera.zoom),
                )));
            }
            (
                Input::Up {
                    button: Button::Primary,
                    ..
                },
                Some(_),
            ) => self.held = None,
            (
                Input::Down { .. }
                | Input::Move { .. }
                | Input::Up { .. }
                | Input::Key { .. }
                | Input::Pressure(_)
                | Input::Leave
                | Input::Cancel,
                _,
            ) => return false,
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.held = None;
    }

    fn state(&self) -> &'static str {
        if self.held.is_some() {
            "dragging"
        } else {
            "idle"
        }
    }

    fn cursor(&self) -> Cursor {
        if self.held.is_some() {
            Cursor::Grabbing
        } else {
            Cursor::Grab
        }
    }

    fn hint(&self, _board: &Board) -> String {
        "Drag to move the board · V to select".to_owned()
    }
}
