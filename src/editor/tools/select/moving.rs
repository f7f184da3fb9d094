//! Moving the selection. Every event previews from the start of the drag, so the way does not matter.

use std::collections::BTreeMap;

use crate::editor::arrange::guides::{self, GuideMark, SnapParts};
use crate::editor::arrange::port_levels::{self, PortLevel};
use crate::editor::clipboard::Fragment;
use crate::editor::connect::{self, Splice};
use crate::editor::tools::select::drag::Drag;
use crate::editor::{
    Action, BoardAction, BoardState, Modifiers, TargetSet, ViewAction, arrange, arrange::frames,
    bindings, overlay, selection::groups, text::display_names,
};
use crate::geom::{Point, Rect, Vec2};
use crate::layout::Route;
use crate::model::{EdgeId, Edit, NodeId, Target};
use crate::scene::Shape;

/// Grid step in world units when snapping is on.
const GRID: f64 = 8.0;

/// A drag of some things.
#[derive(Debug)]
pub struct MoveDrag {
    from: Point,
    /// Top-left corner, before the drag, of what the pointer holds: it keeps to the grid.
    corner: Point,
    /// Around all that is moved, before the drag.
    extent: Rect,
    by: Vec2,
    /// What is moved: nothing locked, whole groups.
    pub targets: TargetSet,
    /// What was selected before, to go back to.
    pub before: TargetSet,
    /// Adds the copies that are being dragged; empty when the things themselves are.
    copies: Vec<Edit>,
    /// Takes lines off the things they stick to when only the lines are dragged.
    freed: Vec<Edit>,
    /// Where its edges to what stays begin and end.
    levels: Vec<PortLevel>,
    marks: Vec<GuideMark>,
    /// Where edges ran before the drag, if a loose component is moved: it goes into the edge it is moved onto, which by
    /// then runs around it.
    lines: BTreeMap<EdgeId, Route>,
    /// The edge that a loose component would go into.
    splice: Option<(NodeId, Splice)>,
}

impl MoveDrag {
    /// Takes up the selection, or what a click on `target` selects when it is not part of it. `None` when all of it
    /// is locked.
    pub fn begin(
        from: Point,
        target: &Target,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        let before = board.selection().clone();
        let mut targets = before.clone();
        if !targets.contains(target) {
            targets = groups::whole(board, target);
            out.push(Action::View(ViewAction::Select(targets.clone())));
        }
        targets = board.unlocked(&targets);
        let extent = board.extent(&arrange::movable(board, &targets))?;
        Some(Self {
            from,
            corner: board.bounds(target).map_or(from, |rect| rect.origin()),
            extent,
            by: Vec2::ZERO,
            freed: bindings::letting_go(board, &targets),
            levels: port_levels::levels(board, &targets),
            lines: lines(board, &targets),
            targets,
            before,
            copies: Vec::new(),
            marks: Vec::new(),
            splice: None,
        })
    }

    /// As [`Self::begin`], but drags copies away and leaves the originals. Their ids are taken here, once.
    pub fn copy(
        from: Point,
        target: &Target,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        let moving = Self::begin(from, target, board, out)?;
        let piece = Fragment::new(board, &moving.targets);
        let (copies, targets) = piece.insertion(board.document(), Vec2::ZERO, board.entered());
        out.push(Action::Board(BoardAction::Preview(copies.clone())));
        out.push(Action::View(ViewAction::Select(targets.clone())));
        // A copy of one component is joined to nothing.
        let lines = if targets.len() == 1 {
            board.derived().routes.clone()
        } else {
            BTreeMap::new()
        };
        Some(Self {
            targets,
            copies,
            freed: Vec::new(),
            levels: Vec::new(),
            lines,
            ..moving
        })
    }

    /// Brings it onto the grid, or in line with what is near.
    fn pull(&mut self, modifiers: Modifiers, board: &BoardState) {
        if board.view().snap {
            self.by = on_grid(self.corner + self.by) - self.corner;
        } else if board.view().guides {
            let free = |by: f64| {
                if modifiers.shift && by == 0.0 {
                    SnapParts::Nothing
                } else {
                    SnapParts::All
                }
            };
            let pulled = (free(self.by.x), free(self.by.y));
            let others = guides::others(board, &self.targets);
            let there = self.extent + self.by;
            let reach = guides::reach(board);
            // A straight connection is worth more than boxes in line, which the ports of different boxes seldom are.
            let level = port_levels::snap(&self.levels, self.by, reach);
            let level = level.filter(|_| pulled.1 == SnapParts::All);
            let pulled = (
                pulled.0,
                level.as_ref().map_or(pulled.1, |_| SnapParts::Nothing),
            );
            let snap = guides::snap(there, pulled, &others, reach);
            self.by += snap.by;
            self.marks = snap.marks;
            if let Some(level) = level {
                self.by.y += level.by(self.by);
                self.marks.push(level.mark(self.by));
            }
        }
    }

    /// What a single loose component would be put into: the edge under the pointer, or under its middle.
    fn splice_at(&self, at: Point, board: &BoardState) -> Option<(NodeId, Splice)> {
        let mut nodes = self.targets.iter().filter_map(|target| match target {
            Target::Node(id) => Some(id),
            Target::Edge(_) | Target::Sketch(_) => None,
        });
        let only = nodes.next().filter(|_| self.targets.len() == 1)?;
        let middle = self.extent.center() + self.by;
        let edge = |at| board.edge_among(&self.lines, at);
        let mut edges = [at, middle].into_iter().map(edge);
        let splice = edges.find_map(|edge| connect::splice_of(board, only, edge))?;
        Some((only.clone(), splice))
    }

    /// What the label beside the pointer says.
    pub fn pointer_hint(&self, board: &BoardState) -> Option<String> {
        let (_, splice) = self.splice.as_ref()?;
        Some(splice.say(board))
    }

    pub fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        for frame in frames::gaining(board, &self.targets) {
            overlay::highlight_frame(board, &frame, shapes);
        }
        if let Some((_, splice)) = &self.splice {
            overlay::highlight_edge(board, &splice.edge, shapes);
        }
        overlay::guides(board, &self.marks, shapes);
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

impl Drag for MoveDrag {
    fn go_to(
        &mut self,
        at: Point,
        modifiers: Modifiers,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) {
        self.by = at - self.from;
        if modifiers.shift {
            self.by = straight(self.by);
        }
        self.marks = Vec::new();
        self.splice = None;
        if !modifiers.ctrl {
            self.pull(modifiers, board);
            self.splice = self.splice_at(at, board);
        }
        out.push(Action::Board(BoardAction::Preview(self.edits())));
    }

    fn release(&self, board: &BoardState, out: &mut Vec<Action>) {
        let name = display_names::several(board.document(), board.catalog(), &self.targets);
        let verb = match (&self.splice, self.copies.is_empty()) {
            (Some(_), _) => "Insert",
            (None, true) => "Move",
            (None, false) => "Duplicate",
        };
        let mut edits = self.edits();
        edits.extend(frames::joining(board, &self.targets));
        if let Some((node, splice)) = &self.splice {
            edits.extend(splice.edits(board, node));
        }
        out.push(Action::Board(BoardAction::Commit(
            format!("{verb} {name}"),
            edits,
        )));
    }
}

/// Where edges run, if what is moved is one component without any.
fn lines(board: &BoardState, targets: &TargetSet) -> BTreeMap<EdgeId, Route> {
    let diagram = board.document().diagram();
    let is_loose = |target: &Target| match target {
        Target::Node(id) => diagram.incoming(id).is_empty() && diagram.outgoing(id).is_empty(),
        Target::Edge(_) | Target::Sketch(_) => false,
    };
    if targets.len() == 1 && targets.iter().all(is_loose) {
        board.derived().routes.clone()
    } else {
        BTreeMap::new()
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

/// The nearest point of the grid.
pub fn on_grid(at: Point) -> Point {
    Point::new((at.x / GRID).round() * GRID, (at.y / GRID).round() * GRID)
}
