//! What the pointer and the keyboard do on the canvas, in world units.

pub(in crate::editor) mod arrow_direction;
pub(in crate::editor) mod chord;
pub(in crate::editor) mod keymap;
pub(in crate::editor) mod keymap_file;
pub(in crate::editor) mod step_direction;

use crate::editor::{Chord, Modifiers};
use crate::geom::Point;

/// One event on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CanvasInput {
    Down {
        at: Point,
        button: MouseButton,
        modifiers: Modifiers,
        /// 1 for a click, 2 for the second click of a double click.
        clicks: u8,
    },
    Move {
        at: Point,
        modifiers: Modifiers,
    },
    Up {
        at: Point,
        button: MouseButton,
        modifiers: Modifiers,
    },
    Key {
        chord: Chord,
    },
    /// How hard the pen presses from now on, 0 to 1; `None` for pointers that cannot tell.
    Pressure(Option<f64>),
    /// The pointer left the canvas; a drag goes on.
    Leave,
    /// Whatever is going on ends without effect: Escape, lost focus.
    Cancel,
}

impl CanvasInput {
    /// Where the primary button was let go.
    pub fn let_go(&self) -> Option<Point> {
        match self {
            Self::Up {
                at,
                button: MouseButton::Primary,
                ..
            } => Some(*at),
            Self::Up { .. }
            | Self::Down { .. }
            | Self::Move { .. }
            | Self::Leave
            | Self::Pressure(_)
            | Self::Key { .. }
            | Self::Cancel => None,
        }
    }
}

/// A pointer button. Space with the primary button is sent as `Middle`: both drag the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseButton {
    Primary,
    Secondary,
    Middle,
}

/// What the pointer looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CursorShape {
    #[default]
    Default,
    /// Over something that can be moved.
    Move,
    Grab,
    Grabbing,
    /// Over a port, or while connecting.
    Crosshair,
    /// While placing a component.
    Copy,
    /// Over a handle that widens.
    ResizeAcross,
    /// Over a handle that heightens.
    ResizeDown,
    /// Over a corner that goes from the upper left to the lower right.
    ResizeFalling,
    /// Over a corner that goes from the lower left to the upper right.
    ResizeRising,
    /// Over something that cannot be done.
    NotAllowed,
    /// Where a click begins to write.
    Text,
    /// The tool draws its own.
    None,
}
