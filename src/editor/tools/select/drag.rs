//! What drags have in common: they follow the pointer until it lets go.

use crate::editor::{Action, BoardState, CanvasInput, Modifiers};
use crate::geom::Point;

/// A drag that shows at every move what it would do, and does it when the pointer lets go.
pub trait Drag: Sized {
    /// Shows what would be done with the pointer at a point, in world units.
    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &BoardState, out: &mut Vec<Action>);

    /// Does what is shown.
    fn release(&self, board: &BoardState, out: &mut Vec<Action>);

    /// Follows the pointer; `None` once it let go.
    fn next(
        mut self,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        if input.let_go().is_some() {
            self.release(board, out);
            return None;
        }
        if let CanvasInput::Move { at, modifiers } = *input {
            self.go_to(at, modifiers, board, out);
        }
        Some(self)
    }
}
