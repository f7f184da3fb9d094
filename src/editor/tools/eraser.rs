//! The eraser: marks everything it passes over, however it is stacked, a group as a whole, and removes it all when
//! it is let go.

use crate::editor::tools::draft::SLACK;
use crate::editor::tools::tool::escape;
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, Board, BoardAction, Button, Cursor, Input, Key, Modifiers, Targets, overlay::marks,
    selection::groups,
};
use crate::geom::Point;
use crate::scene::Shape;

/// The eraser.
#[derive(Debug, Default)]
pub struct Eraser {
    at: Option<Point>,
    /// What is marked while the button is down.
    marked: Option<Targets>,
}

impl Eraser {
    /// Marks everything between two places of the pointer, or with Alt takes marks back.
    fn pass(&mut self, from: Point, to: Point, modifiers: Modifiers, board: &Board) {
        let Some(marked) = &mut self.marked else {
            return;
        };
        let n_steps = ((to - from).hypot() / board.world(SLACK)).ceil();
        #[expect(clippy::cast_sign_loss, reason = "clamped to a positive number")]
        let n_steps = n_steps.clamp(1.0, 512.0) as u32;
        for step in 0..=n_steps {
            let at = from.lerp(to, f64::from(step) / f64::from(n_steps));
            let under: Targets = board
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

impl Tool for Eraser {
    fn id(&self) -> ToolId {
        ToolId::Eraser
    }

    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool {
        match *input {
            Input::Down {
                at,
                button: Button::Primary,
                modifiers,
                ..
            } => {
                self.marked = Some(Targets::new());
                self.at = Some(at);
                self.pass(at, at, modifiers, board);
            }
            Input::Move { at, modifiers } => {
                let from = self.at.replace(at).unwrap_or(at);
                self.pass(from, at, modifiers, board);
            }
            Input::Up {
                button: Button::Primary,
                ..
            } => {
                let marked = self.marked.take().unwrap_or_default();
                if !marked.is_empty() {
                    out.push(Action::Board(BoardAction::Remove(marked)));
                }
            }
            Input::Leave => self.at = None,
            Input::Key { chord } if chord.key == Key::Escape => {
                out.push(escape(self.marked.as_ref()));
            }
            Input::Key { .. } | Input::Cancel => return false,
            Input::Down { .. } | Input::Up { .. } | Input::Pressure(_) => {}
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.marked = None;
    }

    fn state(&self) -> &'static str {
        if self.marked.is_some() {
            "erasing"
        } else {
            "idle"
        }
    }

    fn cursor(&self) -> Cursor {
        Cursor::None
    }

    fn hint(&self, _board: &Board) -> String {
        match self.marked {
            Some(_) => "Let go to delete what is faded · Alt spares it · Esc to cancel",
            None => "Drag over what should go · Esc to select",
        }
        .to_owned()
    }

    fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        if let Some(marked) = &self.marked {
            marks::faded(board, marked, shapes);
        }
        if let Some(at) = self.at {
            marks::rubber_ring(board, at, shapes);
        }
    }
}
