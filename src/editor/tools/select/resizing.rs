//! Stretching what is selected by a handle.

use crate::editor::arrange::guides::{self, Mark, Pulled, Snap};
use crate::editor::arrange::{Elastic, Scaling, elastic, least_extent, scaled};
use crate::editor::selection::handles::{Keeps, Pull, handles, resizable};
use crate::editor::tools::select::drag::Drag;
use crate::editor::tools::select::moving::on_grid;
use crate::editor::{
    Action, Board, BoardAction, Handle, Modifiers, Targets, arrange::frames, overlay,
    text::display_names,
};
use crate::geom::{Point, Rect, Size};
use crate::model::Edit;
use crate::scene::Shape;

/// A pull at a handle.
#[derive(Debug)]
pub struct Resizing {
    handle: Handle,
    from: Point,
    targets: Targets,
    things: Vec<Elastic>,
    /// The box before the pull.
    start: Rect,
    least: Size,
    /// The box that is shown.
    rect: Rect,
    marks: Vec<Mark>,
    edits: Vec<Edit>,
}

impl Resizing {
    pub fn begin(handle: Handle, from: Point, board: &Board) -> Option<Self> {
        let (start, _) = handles(board)?;
        let targets = resizable(board);
        let things = elastic(board, &targets);
        let least = least_extent(&things, start);
        Some(Self {
            handle,
            from,
            targets,
            things,
            start,
            least,
            rect: start,
            marks: Vec::new(),
            edits: Vec::new(),
        })
    }

    pub fn handle(&self) -> Handle {
        self.handle
    }

    /// How far lines or the grid pull the sides that are in the hand.
    fn pull(&self, rect: Rect, modifiers: Modifiers, board: &Board) -> Snap {
        if modifiers.ctrl || modifiers.shift {
            return Snap::default();
        }
        let side = |pull: Pull| match pull {
            Pull::Low => Pulled::Low,
            Pull::None => Pulled::Nothing,
            Pull::High => Pulled::High,
        };
        if board.view().snap {
            let corner = Point::new(
                if self.handle.x == Pull::Low {
                    rect.x0
                } else {
                    rect.x1
                },
                if self.handle.y == Pull::Low {
                    rect.y0
                } else {
                    rect.y1
                },
            );
            let by = on_grid(corner) - corner;
            return Snap {
                by,
                marks: Vec::new(),
            };
        }
        if !board.view().guides {
            return Snap::default();
        }
        let others = guides::others(board, &self.targets);
        let pulled = (side(self.handle.x), side(self.handle.y));
        guides::snap(rect, pulled, &others, guides::reach(board))
    }

    /// The new size.
    pub fn pointer_hint(&self) -> String {
        format!("{:.0} × {:.0}", self.rect.width(), self.rect.height())
    }

    pub fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        overlay::guides(board, &self.marks, shapes);
    }
}

impl Drag for Resizing {
    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &Board, out: &mut Vec<Action>) {
        let keeps = Keeps {
            ratio: modifiers.shift,
            center: modifiers.alt,
        };
        let by = at - self.from;
        let pulled = self.handle.pulled(self.start, by, self.least, keeps);
        let Snap { by: more, marks } = self.pull(pulled, modifiers, board);
        self.rect = self.handle.pulled(self.start, by + more, self.least, keeps);
        self.marks = marks;
        let scaling = Scaling {
            from: self.start,
            to: self.rect,
        };
        self.edits = scaled(&self.things, scaling);
        out.push(Action::Board(BoardAction::Preview(self.edits.clone())));
    }

    fn release(&self, board: &Board, out: &mut Vec<Action>) {
        let name = display_names::several(board.document(), board.catalog(), &self.targets);
        let mut edits = self.edits.clone();
        edits.extend(frames::following(board, &self.edits));
        out.push(Action::Board(BoardAction::Commit(
            format!("Resize {name}"),
            edits,
        )));
    }
}
