//! A component of the palette in hand: the next click on the board says where it goes.

use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, Board, BoardAction, Button, Cursor, Input, Key, Modifiers, Plan, connect, overlay,
};
use crate::geom::Point;
use crate::model::KindId;
use crate::scene::Shape;

/// The placing tool.
#[derive(Debug)]
pub struct Place {
    kind: KindId,
    /// Where the pointer is, once it is over the board.
    at: Option<Point>,
    modifiers: Modifiers,
    pressed: bool,
}

impl Place {
    pub fn new(kind: KindId) -> Self {
        Self {
            kind,
            at: None,
            modifiers: Modifiers::NONE,
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
            Input::Move { at, modifiers } => {
                self.at = Some(at);
                self.modifiers = modifiers;
            }
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
                out.push(Action::Board(BoardAction::DropKind {
                    kind: self.kind.clone(),
                    at,
                    modifiers,
                }));
                if !modifiers.shift {
                    out.push(Action::SelectTool(ToolId::Select));
                }
            }
            Input::Down {
                button: Button::Secondary,
                ..
            } => out.push(Action::SelectTool(ToolId::Select)),
            Input::Key { chord } if chord.key == Key::Escape => {
                out.push(Action::SelectTool(ToolId::Select));
            }
            Input::Down { .. }
            | Input::Up { .. }
            | Input::Key { .. }
            | Input::Pressure(_)
            | Input::Cancel => return false,
        }
        true
    }

    fn cancel(&mut self, out: &mut Vec<Action>) {
        self.pressed = false;
        out.push(Action::SelectTool(ToolId::Select));
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

    fn pointer_hint(&self, board: &Board) -> Option<String> {
        connect::plan_hint(board, &self.kind, self.at?, self.modifiers)
    }

    fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        let Some(at) = self.at else {
            return;
        };
        match connect::plan(board, &self.kind, at, self.modifiers) {
            Plan::Add => {}
            Plan::Splice(splice) => overlay::edge_lit(board, &splice.edge, shapes),
            Plan::Replace(found) => {
                overlay::node_lit(board, &found.node, shapes);
                return;
            }
        }
        overlay::ghost(board, &self.kind, at, shapes);
    }
}
