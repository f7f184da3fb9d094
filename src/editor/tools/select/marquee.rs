//! Selecting what a rectangle touches.

use crate::editor::{
    Action, BoardState, CanvasInput, Modifiers, TargetSet, ViewAction, overlay, selection::groups,
};
use crate::geom::{Point, Rect};
use crate::scene::Shape;

/// A rectangle being drawn.
#[derive(Debug)]
pub struct MarqueeDrag {
    from: Point,
    rect: Rect,
    /// What stays selected whatever the rectangle touches.
    kept: TargetSet,
    /// What was selected before, to go back to.
    pub before: TargetSet,
}

impl MarqueeDrag {
    pub fn new(from: Point, modifiers: Modifiers, board: &BoardState) -> Self {
        let before = board.selection().clone();
        Self {
            from,
            rect: Rect::from_points(from, from),
            kept: if modifiers.shift {
                before.clone()
            } else {
                TargetSet::new()
            },
            before,
        }
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(
        mut self,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        if let CanvasInput::Move { at, .. } = *input {
            self.reach(at, board, out);
        }
        input.let_go().is_none().then_some(self)
    }

    fn reach(&mut self, at: Point, board: &BoardState, out: &mut Vec<Action>) {
        self.rect = Rect::from_points(self.from, at);
        let mut touched = groups::grown(board, board.inside(self.rect));
        touched.extend(self.kept.iter().cloned());
        if touched != *board.selection() {
            out.push(Action::View(ViewAction::Select(touched)));
        }
    }

    pub fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        overlay::marquee(board, self.rect, shapes);
    }
}
