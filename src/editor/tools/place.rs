//! A component of the palette in hand: the next click on the board says where it goes.

use crate::editor::tools::{Tool, ToolId};
use crate::editor::{Action, Board, Button, Cursor, Input, Key, overlay};
use crate::geom::Point;
use crate::model::KindId;
use crate::scene::Shape;

/// The placing tool.
#[derive(Debug)]
pub struct Place {
    kind: KindId,
    /// Where the pointer is, once it is over the board.
    at: Option<Point>,
    pressed: bool,
}

impl Place {
    pub fn new(kind: KindId) -> Self {
        Self {
            kind,
            at: None,
            pressed: false,
        }
    }

    fn name<'a>(&'a self, board: &Board) -> &'a str {
        let kind = board.catalog().kind(self.kind.as_str());
        kind.map_or(self.kind.as_str(), |kind| &kind.name)
    }
}

impl Tool for Place {
    fn id(&self) -> ToolId {
        ToolId::Place
    }

    fn handle(&mut self, input: &Input, _board: &Board, out: &mut Vec<Action>) -> bool {
        match *input {
            Input::Move { at, .. } => self.at = Some(at),
            Input::Leave => self.at = None,
            Input::Down {
                at,
                button: Button::Primary,
                ..
            } => {
                self.at = Some(at);
                self.pressed = true;
            }
            Input::Up {
                at,
                button: Button::Primary,
                modifiers,
            } if self.pressed => {
                self.pressed = false;
                out.push(Action::AddKind {
                    kind: self.kind.clone(),
                    at: Some(at),
                });
                if !modifiers.shift {
                    out.push(Action::Use(ToolId::Select));
                }
            }
            Input::Down {
                button: Button::Secondary,
                ..
            } => out.push(Action::Use(ToolId::Select)),
            Input::Key { chord } if chord.key == Key::Escape => {
                out.push(Action::Use(ToolId::Select));
            }
            _ => return false,
        }
        true
    }

    fn cancel(&mut self, out: &mut Vec<Action>) {
        self.pressed = false;
        out.push(Action::Use(ToolId::Select));
    }

    fn state(&self) -> &'static str {
        if self.pressed { "pressed" } else { "placing" }
    }

    fn cursor(&self) -> Cursor {
        Cursor::Copy
    }

    fn hint(&self, board: &Board) -> String {
        let name = self.name(board);
        format!("Click to place {name} · Shift keeps it in hand · Esc puts it back")
    }

    fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        if let Some(at) = self.at {
            overlay::ghost(board, &self.kind, at, shapes);
        }
    }
}
