//! Making and taking away space: a drag pushes everything right of the press, or below it.

use crate::editor::arrange::PushedItems;
use crate::editor::arrange::axis::Axis;
use crate::editor::tools::select::moving::on_grid;
use crate::editor::{Action, BoardAction, BoardState, CanvasInput, overlay};
use crate::geom::{Point, Vec2};
use crate::scene::Shape;

/// How far along one way, in screen points, before the other no longer counts.
const DECIDED: f64 = 12.0;

/// A push in the hand.
#[derive(Debug)]
pub struct SpaceDrag {
    from: Point,
    across: PushedItems,
    down: PushedItems,
    axis: Axis,
    decided: bool,
    by: f64,
}

impl SpaceDrag {
    pub fn new(from: Point, board: &BoardState) -> Self {
        Self {
            from,
            across: PushedItems::new(board, Axis::X, from.x),
            down: PushedItems::new(board, Axis::Y, from.y),
            axis: Axis::X,
            decided: false,
            by: 0.0,
        }
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(
        mut self,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        if input.let_go().is_some() {
            let verb = if self.by < 0.0 { "Remove" } else { "Make" };
            let edits = self.beyond().pushed(self.by);
            out.push(Action::Board(BoardAction::Commit(
                format!("{verb} space"),
                edits,
            )));
            return None;
        }
        if let CanvasInput::Move { at, .. } = *input {
            self.go_to(at - self.from, board);
            out.push(Action::Board(BoardAction::Preview(
                self.beyond().pushed(self.by),
            )));
        }
        Some(self)
    }

    /// The first way the drag clearly takes is the way it keeps.
    fn go_to(&mut self, by: Vec2, board: &BoardState) {
        if !self.decided {
            let is_across = by.x.abs() >= by.y.abs();
            self.axis = if is_across { Axis::X } else { Axis::Y };
            self.decided = by.hypot() >= board.world(DECIDED);
        }
        let by = if board.view().snap {
            on_grid(by.to_point()).to_vec2()
        } else {
            by
        };
        self.by = self.axis.of(by);
    }

    fn beyond(&self) -> &PushedItems {
        match self.axis {
            Axis::X => &self.across,
            Axis::Y => &self.down,
        }
    }

    /// How much.
    pub fn pointer_hint(&self) -> String {
        let what = match (self.axis, self.by < 0.0) {
            (Axis::X, false) => "pushed right",
            (Axis::X, true) => "pulled left",
            (Axis::Y, false) => "pushed down",
            (Axis::Y, true) => "pulled up",
        };
        format!("{:.0} {what}", self.by.abs())
    }

    pub fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        overlay::space(
            board,
            self.axis,
            self.axis.of(self.from.to_vec2()),
            self.by,
            shapes,
        );
    }
}
