//! The eraser: marks everything it passes over, however it is stacked, a group as a whole, and removes it all when
//! it is let go.

use crate::editor::tools::draft::SLACK;
use crate::editor::tools::tool::escape;
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, CursorShape, KeyCode, Modifiers, MouseButton,
    TargetSet, overlay::decorations, selection::groups,
};
use crate::geom::Point;
use crate::scene::Shape;

/// The eraser.
#[derive(Debug, Default)]
pub struct EraserTool {
    at: Option<Point>,
    /// What is marked while the button is down.
    marked: Option<TargetSet>,
}

impl EraserTool {
    /// Marks everything between two places of the pointer, or with Alt takes marks back.
    fn pass(&mut self, from: Point, to: Point, modifiers: Modifiers, board: &BoardState) {
        let Some(marked) = &mut self.marked else {
            return;
        };
        let n_steps = ((to - from).hypot() / board.world(SLACK)).ceil();
        #[expect(clippy::cast_sign_loss, reason = "clamped to a positive number")]
        let n_steps = n_steps.clamp(1.0, 512.0) as u32;
        for step in 0..=n_steps {
            let at = from.lerp(to, f64::from(step) / f64::from(n_steps));
            let under: TargetSet = board
                .all_at(at)
                .iter()
                .flat_map(|target| groups::whole(board, target))
                .collect();
            let under = board.unlocked(&under);
            if modifiers.alt {
                marked.retain(|target| !under.contains(target));
            } else {
                marked.extend(under);
            }
        }
    }
}

impl Tool for EraserTool {
    fn id(&self) -> ToolId {
        ToolId::Eraser
    }

    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool {
        match *input {
            CanvasInput::Down {
                at,
                button: MouseButton::Primary,
                modifiers,
                ..
            } => {
                self.marked = Some(TargetSet::new());
                self.at = Some(at);
                self.pass(at, at, modifiers, board);
            }
            CanvasInput::Move { at, modifiers } => {
                let from = self.at.replace(at).unwrap_or(at);
                self.pass(from, at, modifiers, board);
            }
            CanvasInput::Up {
                button: MouseButton::Primary,
                ..
            } => {
                let marked = self.marked.take().unwrap_or_default();
                if !marked.is_empty() {
                    out.push(Action::Board(BoardAction::Remove(marked)));
                }
            }
            CanvasInput::Leave => self.at = None,
            CanvasInput::Key { chord } if chord.key == KeyCode::Escape => {
                out.push(escape(self.marked.as_ref()));
            }
            CanvasInput::Key { .. } | CanvasInput::Cancel => return false,
            CanvasInput::Down { .. } | CanvasInput::Up { .. } | CanvasInput::Pressure(_) => {}
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.marked = None;
    }

    fn state(&self) -> &'static str {
        self.marked.as_ref().map_or("idle", |_| "erasing")
    }

    fn cursor(&self) -> CursorShape {
        CursorShape::None
    }

    fn hint(&self, _board: &BoardState) -> String {
        match self.marked {
            Some(_) => "Release to delete what is faded · Alt keeps it · Esc to cancel",
            None => "Drag over objects to erase them · Esc to select",
        }
        .to_owned()
    }

    fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        if let Some(marked) = &self.marked {
            decorations::faded(board, marked, shapes);
        }
        if let Some(at) = self.at {
            decorations::rubber_ring(board, at, shapes);
        }
    }
}
