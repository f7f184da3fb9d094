//! A component of the palette in hand: the next click on the board says where it goes.

use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, CursorShape, DropPlan, KeyCode, Modifiers,
    MouseButton, connect, overlay,
};
use crate::geom::Point;
use crate::model::KindId;
use crate::scene::Shape;

/// The placing tool.
#[derive(Debug)]
pub struct PlaceTool {
    kind: KindId,
    /// Where the pointer is, once it is over the board.
    at: Option<Point>,
    modifiers: Modifiers,
    pressed: bool,
}

impl PlaceTool {
    pub fn new(kind: KindId) -> Self {
        Self {
            kind,
            at: None,
            modifiers: Modifiers::NONE,
            pressed: false,
        }
    }

    fn name<'a>(&'a self, board: &BoardState) -> &'a str {
        let kind = board.catalog().kind(self.kind.as_str());
        kind.map_or(self.kind.as_str(), |kind| &kind.name)
    }
}

impl Tool for PlaceTool {
    fn id(&self) -> ToolId {
        ToolId::Place
    }

    fn handle(&mut self, input: &CanvasInput, _board: &BoardState, out: &mut Vec<Action>) -> bool {
        match *input {
            CanvasInput::Move { at, modifiers } => {
                self.at = Some(at);
                self.modifiers = modifiers;
            }
            CanvasInput::Leave => self.at = None,
            CanvasInput::Down {
                at,
                button: MouseButton::Primary,
                ..
            } => {
                self.at = Some(at);
                self.pressed = true;
            }
            CanvasInput::Up {
                at,
                button: MouseButton::Primary,
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
            CanvasInput::Down {
                button: MouseButton::Secondary,
                ..
            } => out.push(Action::SelectTool(ToolId::Select)),
            CanvasInput::Key { chord } if chord.key == KeyCode::Escape => {
                out.push(Action::SelectTool(ToolId::Select));
            }
            CanvasInput::Down { .. }
            | CanvasInput::Up { .. }
            | CanvasInput::Key { .. }
            | CanvasInput::Pressure(_)
            | CanvasInput::Cancel => return false,
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

    fn cursor(&self) -> CursorShape {
        CursorShape::Copy
    }

    fn hint(&self, board: &BoardState) -> String {
        let name = self.name(board);
        format!("Click to place {name} · Shift places several · Esc to cancel")
    }

    fn pointer_hint(&self, board: &BoardState) -> Option<String> {
        connect::plan_hint(board, &self.kind, self.at?, self.modifiers)
    }

    fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        let Some(at) = self.at else {
            return;
        };
        match connect::plan(board, &self.kind, at, self.modifiers) {
            DropPlan::Add => {}
            DropPlan::Splice(splice) => overlay::highlight_edge(board, &splice.edge, shapes),
            DropPlan::Replace(found) => {
                overlay::highlight_node(board, &found.node, shapes);
                return;
            }
        }
        overlay::ghost(board, &self.kind, at, shapes);
    }
}
