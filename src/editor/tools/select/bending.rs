//! Bending an edge: a drag on its line makes a bend or shifts a straight stretch, a drag of a bend moves it.

use crate::editor::arrange::guides::{reach, snap_point};
use crate::editor::edges::bends::{self, Bends, DrawnRoute, EdgeGrab};
use crate::editor::tools::select::moving::on_grid;
use crate::editor::{Action, BendRef, BoardAction, BoardState, CanvasInput, Modifiers, ViewAction};
use crate::geom::{Point, Vec2};
use crate::model::{EdgeId, Edit, Target};

/// A bend or a stretch in the hand.
#[derive(Debug)]
pub struct BendDrag {
    edge: EdgeId,
    from: Point,
    start: DrawnRoute,
    grab: EdgeGrab,
    via: Vec<Point>,
}

impl BendDrag {
    /// Takes up the line where it is pressed.
    pub fn line(
        edge: &EdgeId,
        from: Point,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        let mut start = DrawnRoute::new(board, edge, Bends::Shown)?;
        let path = &board.derived().routes.get(edge)?.path;
        let grab = start.grab(path, from);
        out.push(Action::View(ViewAction::Select(
            [Target::Edge(edge.clone())].into(),
        )));
        Some(Self {
            via: start.bends.clone(),
            edge: edge.clone(),
            from,
            start,
            grab,
        })
    }

    /// Takes up a bend.
    pub fn bend(bend: &BendRef, from: Point, board: &BoardState) -> Option<Self> {
        let start = DrawnRoute::new(board, &bend.edge, Bends::Own)?;
        (bend.index < start.bends.len()).then(|| Self {
            via: start.bends.clone(),
            edge: bend.edge.clone(),
            from,
            start,
            grab: EdgeGrab::One(bend.index),
        })
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(
        mut self,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        if input.let_go().is_some() {
            out.push(Action::Board(BoardAction::Commit(
                bends::label(board, &self.edge),
                self.edits(),
            )));
            if let EdgeGrab::One(index) = self.grab {
                let edge = self.edge.clone();
                out.push(Action::View(ViewAction::ChooseBend(Some(BendRef {
                    edge,
                    index,
                }))));
            }
            return None;
        }
        if let CanvasInput::Move { at, modifiers } = *input {
            let by = self.pulled(at - self.from, modifiers, board);
            self.via = self.start.dragged(self.grab, by);
            out.push(Action::Board(BoardAction::Preview(self.edits())));
        }
        Some(self)
    }

    /// The way of the drag, with the bend brought to the height or column of the points beside it.
    fn pulled(&self, by: Vec2, modifiers: Modifiers, board: &BoardState) -> Vec2 {
        let EdgeGrab::One(index) = self.grab else {
            return by;
        };
        let start = self.start.bends[index];
        let view = board.view();
        if modifiers.ctrl {
            by
        } else if view.snap {
            on_grid(start + by) - start
        } else if view.guides && !self.start.is_square() {
            let before = index.checked_sub(1).map(|i| self.start.bends[i]);
            let after = self.start.bends.get(index + 1).copied();
            let beside = [
                before.unwrap_or(self.start.from),
                after.unwrap_or(self.start.to),
            ];
            snap_point(start + by, &beside, reach(board)) - start
        } else {
            by
        }
    }

    fn edits(&self) -> Vec<Edit> {
        vec![Edit::SetVia {
            edge: self.edge.clone(),
            via: self.via.clone(),
        }]
    }
}
