//! Stretching what is selected by a handle.

use crate::editor::arrange::guides::{self, GuideMark, SnapParts, SnapResult};
use crate::editor::arrange::{Scaling, StretchedItem, elastic, least_extent, scaled};
use crate::editor::selection::handles::{HandlePull, ResizeConstraint, handles, resizable};
use crate::editor::tools::select::drag::Drag;
use crate::editor::tools::select::moving::on_grid;
use crate::editor::{
    Action, BoardAction, BoardState, Handle, Modifiers, TargetSet, arrange::frames, overlay,
    text::display_names,
};
use crate::geom::{Point, Rect, Size};
use crate::model::Edit;
use crate::scene::Shape;

/// A pull at a handle.
#[derive(Debug)]
pub struct ResizeDrag {
    handle: Handle,
    from: Point,
    targets: TargetSet,
    things: Vec<StretchedItem>,
    /// The box before the pull.
    start: Rect,
    least: Size,
    /// The box that is shown.
    rect: Rect,
    marks: Vec<GuideMark>,
    edits: Vec<Edit>,
}

impl ResizeDrag {
    pub fn begin(handle: Handle, from: Point, board: &BoardState) -> Option<Self> {
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
    fn pull(&self, rect: Rect, modifiers: Modifiers, board: &BoardState) -> SnapResult {
        if modifiers.ctrl || modifiers.shift {
            return SnapResult::default();
        }
        let side = |pull: HandlePull| match pull {
            HandlePull::Low => SnapParts::Low,
            HandlePull::None => SnapParts::Nothing,
            HandlePull::High => SnapParts::High,
        };
        if board.view().snap {
            let corner = Point::new(
                if self.handle.x == HandlePull::Low {
                    rect.x0
                } else {
                    rect.x1
                },
                if self.handle.y == HandlePull::Low {
                    rect.y0
                } else {
                    rect.y1
                },
            );
            let by = on_grid(corner) - corner;
            return SnapResult {
                by,
                marks: Vec::new(),
            };
        }
        if !board.view().guides {
            return SnapResult::default();
        }
        let others = guides::others(board, &self.targets);
        let pulled = (side(self.handle.x), side(self.handle.y));
        guides::snap(rect, pulled, &others, guides::reach(board))
    }

    /// The new size.
    pub fn pointer_hint(&self) -> String {
        format!("{:.0} × {:.0}", self.rect.width(), self.rect.height())
    }

    pub fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        overlay::guides(board, &self.marks, shapes);
    }
}

impl Drag for ResizeDrag {
    fn go_to(
        &mut self,
        at: Point,
        modifiers: Modifiers,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) {
        let keeps = ResizeConstraint {
            ratio: modifiers.shift,
            center: modifiers.alt,
        };
        let by = at - self.from;
        let pulled = self.handle.pulled(self.start, by, self.least, keeps);
        let SnapResult { by: more, marks } = self.pull(pulled, modifiers, board);
        self.rect = self.handle.pulled(self.start, by + more, self.least, keeps);
        self.marks = marks;
        let scaling = Scaling {
            from: self.start,
            to: self.rect,
        };
        self.edits = scaled(&self.things, scaling);
        out.push(Action::Board(BoardAction::Preview(self.edits.clone())));
    }

    fn release(&self, board: &BoardState, out: &mut Vec<Action>) {
        let name = display_names::several(board.document(), board.catalog(), &self.targets);
        let mut edits = self.edits.clone();
        edits.extend(frames::following(board, &self.edits));
        out.push(Action::Board(BoardAction::Commit(
            format!("Resize {name}"),
            edits,
        )));
    }
}
