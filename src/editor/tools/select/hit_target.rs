//! What the pointer would take hold of.

use crate::editor::tools::select::reshaping;
use crate::editor::{
    BendRef, BoardState, CursorShape, Handle, arrange::fold, edges::bends, edges::labels,
    selection::handles,
};
use crate::geom::Point;
use crate::model::{EdgeId, Target};
use crate::scene::Hit;

/// What is under the pointer, the handiest first: ports, handles, bends, labels, things.
#[derive(Clone, Debug, PartialEq)]
pub enum HitTarget {
    /// A point of the selected line.
    Point,
    Handle(Handle),
    Bend(BendRef),
    /// The label of an edge.
    Label(EdgeId),
    Thing(Hit),
    /// A thing that is passed by until it is unlocked.
    Locked(Target),
}

impl HitTarget {
    pub fn at(board: &BoardState, at: Point) -> Option<Self> {
        let hit = board.hit(at);
        if let Some(Hit::Port { .. }) = hit {
            return hit.map(Self::Thing);
        }
        if reshaping::is_at(board, at) {
            return Some(Self::Point);
        }
        let handle = handles::at(board, at).map(Self::Handle);
        handle
            .or_else(|| bends::at(board, at).map(Self::Bend))
            .or_else(|| labels::at(board, at).map(Self::Label))
            .or_else(|| hit.map(Self::Thing))
            .or_else(|| Some(Self::Locked(board.hit_any(at)?.target())))
    }

    /// The thing on the board that it belongs to.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Handle(_) | Self::Point => None,
            Self::Bend(bend) => Some(Target::Edge(bend.edge.clone())),
            Self::Label(edge) => Some(Target::Edge(edge.clone())),
            Self::Thing(hit) => Some(hit.target()),
            Self::Locked(target) => Some(target.clone()),
        }
    }

    /// What a press selects; nothing for what a drag joins or stretches.
    pub fn pressed(&self) -> Option<Target> {
        match self {
            Self::Thing(Hit::Port { .. } | Hit::EdgeEnd { .. })
            | Self::Handle(_)
            | Self::Point
            | Self::Bend(_)
            | Self::Locked(_) => None,
            Self::Label(_) | Self::Thing(_) => self.target(),
        }
    }

    /// What a click selects.
    pub fn clicked(&self) -> Option<Target> {
        match self {
            Self::Handle(_) | Self::Point | Self::Locked(_) => None,
            Self::Bend(_) | Self::Label(_) | Self::Thing(_) => self.target(),
        }
    }

    pub fn cursor(&self) -> CursorShape {
        match self {
            Self::Handle(handle) => handle.cursor(),
            Self::Thing(Hit::Port { .. } | Hit::EdgeEnd { .. }) => CursorShape::Crosshair,
            Self::Thing(Hit::Node(_)) | Self::Bend(_) | Self::Label(_) | Self::Point => {
                CursorShape::Move
            }
            Self::Thing(_) | Self::Locked(_) => CursorShape::Default,
        }
    }

    /// What can be done with it, for the status bar.
    pub fn hint(&self, board: &BoardState) -> &'static str {
        match self {
            Self::Handle(_) => {
                "Drag to resize · Shift keeps proportions, Alt the centre · double-click for the natural size"
            }
            Self::Point => {
                "Drag to move this point or add a corner · double-click removes a corner or edits the label"
            }
            Self::Bend(_) => "Drag to move the bend · double-click or Del removes it",
            Self::Label(_) => "Drag along the line · double-click to rename",
            Self::Locked(_) => "Locked · right-click to unlock it",
            Self::Thing(Hit::Port { .. }) => "Drag to connect this port",
            Self::Thing(Hit::EdgeEnd { .. }) => "Drag to connect this end elsewhere",
            Self::Thing(Hit::Node(_) | Hit::Badge(_)) => {
                "Drag to move · double-click to rename · drag from a port to connect"
            }
            Self::Thing(Hit::Edge(_)) if board.read_only().is_some() => "Click to select",
            Self::Thing(Hit::Edge(id))
                if board.derived().folds.bundle(id).is_some()
                    || fold::far_bundle(board, id).is_some() =>
            {
                "Click to select every connection in this line"
            }
            Self::Thing(Hit::Edge(id)) if board.derived().pairs.pair(id).is_some() => {
                "Drag to bend · click to select both ways, Ctrl+click one · double-click to label"
            }
            Self::Thing(hit) if board.folded_frame(&hit.target()).is_some() => {
                "Drag to move with all it holds · double-click to unfold"
            }
            Self::Thing(Hit::Edge(_)) => "Drag to bend · click to select · double-click to label",
            Self::Thing(Hit::Sketch(_)) => "Drag to move · double-click to rename",
        }
    }
}
