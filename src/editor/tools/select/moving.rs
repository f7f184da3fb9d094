//! Moving the selection. Every event previews from the start of the drag, so the way does not matter.

use crate::editor::clipboard::Piece;
use crate::editor::{Action, Board, Input, Modifiers, Targets, frames, overlay, sticking, wording};
use crate::geom::{Point, Vec2};
use crate::model::{Edit, Target};
use crate::scene::Shape;

/// Grid step in world units when snapping is on.
const GRID: f64 = 8.0;

/// A drag of some things.
#[derive(Debug)]
pub struct Moving {
    from: Point,
    /// Top-left corner, before the drag, of what the pointer holds: it keeps to the grid.
    corner: Point,
    by: Vec2,
    pub targets: Targets,
    /// What was selected before, to go back to.
    pub before: Targets,
    /// Adds the copies that are being dragged; empty when the things themselves are.
    copies: Vec<Edit>,
    /// Takes lines off the things they stick to when only the lines are dragged.
    freed: Vec<Edit>,
}

impl Moving {
    /// Takes up the selection, or `target` alone when it is not part of it.
    pub fn begin(from: Point, target: Target, board: &Board, out: &mut Vec<Action>) -> Self {
        let corner = board.bounds(&target).map_or(from, |rect| rect.origin());
        let before = board.selection().clone();
        let mut targets = before.clone();
        if !targets.contains(&target) {
            targets = Targets::from([target]);
            out.push(Action::Select(targets.clone()));
        }
        Self {
            from,
            corner,
            by: Vec2::ZERO,
            freed: sticking::letting_go(board, &targets),
            targets,
            before,
            copies: Vec::new(),
        }
    }

    /// As [`Self::begin`], but drags copies away and leaves the originals. Their ids are taken here, once.
    pub fn copy(from: Point, target: Target, board: &Board, out: &mut Vec<Action>) -> Self {
        let moving = Self::begin(from, target, board, out);
        let piece = Piece::of(board, &moving.targets);
        let (copies, targets) = piece.insertion(board.document(), Vec2::ZERO);
        out.push(Action::Preview(copies.clone()));
        out.push(Action::Select(targets.clone()));
        Self {
            targets,
            copies,
            freed: Vec::new(),
            ..moving
        }
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> Option<Self> {
        if input.let_go().is_some() {
            self.release(board, out);
            return None;
        }
        if let Input::Move { at, modifiers } = *input {
            self.go_to(at, modifiers, board, out);
        }
        Some(self)
    }

    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &Board, out: &mut Vec<Action>) {
        self.by = at - self.from;
        if modifiers.shift {
            self.by = straight(self.by);
        }
        if board.view().snap {
            self.by = snapped(self.corner + self.by) - self.corner;
        }
        out.push(Action::Preview(self.edits()));
    }

    fn release(&self, board: &Board, out: &mut Vec<Action>) {
        let name = wording::several(board.document(), board.catalog(), &self.targets);
        let verb = if self.copies.is_empty() {
            "Move"
        } else {
            "Duplicate"
        };
        let mut edits = self.edits();
        edits.extend(frames::joining(board, &self.targets));
        out.push(Action::Commit(format!("{verb} {name}"), edits));
    }

    pub fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        for frame in frames::gaining(board, &self.targets) {
            overlay::frame_lit(board, &frame, shapes);
        }
    }

    fn edits(&self) -> Vec<Edit> {
        let mut edits = self.copies.clone();
        edits.extend(self.freed.iter().cloned());
        edits.push(Edit::Move {
            targets: self.targets.clone(),
            by: self.by,
        });
        edits
    }
}

/// Along the axis it mostly follows.
fn straight(by: Vec2) -> Vec2 {
    if by.x.abs() >= by.y.abs() {
        Vec2::new(by.x, 0.0)
    } else {
        Vec2::new(0.0, by.y)
    }
}

fn snapped(at: Point) -> Point {
    Point::new((at.x / GRID).round() * GRID, (at.y / GRID).round() * GRID)
}
