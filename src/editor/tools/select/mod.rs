//! The select tool: click, marquee, move, resize, bend, connect, reconnect, make space and rename.
//!
//! Its state is consumed by every event, so no state can be left with something stale in it. [`HitTarget`] says what
//! is under the pointer, [`press`] what a press on it begins; each state that lasts has a file of its own.

mod bending;
mod connecting;
mod drag;
mod hit_target;
mod keys;
mod labelling;
mod marquee;
mod moving;
mod press;
mod reshaping;
mod resizing;
mod spacing;
mod state;

use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, BoardState, CanvasInput, ConnectDrag, CursorShape, KeyCode, TargetSet, ViewAction,
    arrange::fold,
};
use crate::model::Target;
use crate::scene::Shape;

use drag::Drag;
pub use hit_target::HitTarget;
use state::SelectState;

/// The select tool.
#[derive(Debug, Default)]
pub struct SelectTool {
    state: SelectState,
    hover: Option<HitTarget>,
}

impl Tool for SelectTool {
    fn id(&self) -> ToolId {
        ToolId::Select
    }

    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool {
        match input {
            CanvasInput::Key { chord } => {
                let busy = !matches!(self.state, SelectState::Idle);
                if busy && chord.key == KeyCode::Escape {
                    out.push(Action::Cancel);
                    return true;
                }
                return !busy && keys::press(*chord, board, out);
            }
            CanvasInput::Cancel => return false,
            CanvasInput::Leave => self.hover = None,
            CanvasInput::Move { at, .. } if matches!(self.state, SelectState::Idle) => {
                self.hover = HitTarget::at(board, *at);
            }
            CanvasInput::Down { .. }
            | CanvasInput::Up { .. }
            | CanvasInput::Move { .. }
            | CanvasInput::Pressure(_) => {
                let state = std::mem::take(&mut self.state);
                self.state = state.next(input, board, out);
            }
        }
        true
    }

    fn cancel(&mut self, out: &mut Vec<Action>) {
        match std::mem::take(&mut self.state) {
            SelectState::Marquee(marquee) => {
                out.push(Action::View(ViewAction::Select(marquee.before)));
            }
            SelectState::Moving(moving) => {
                out.push(Action::View(ViewAction::Select(moving.before)));
            }
            SelectState::Idle
            | SelectState::Pressed(_)
            | SelectState::Resizing(_)
            | SelectState::Bending(_)
            | SelectState::Labelling(_)
            | SelectState::Spacing(_)
            | SelectState::Connecting(_)
            | SelectState::Reshaping(_) => {}
        }
        self.hover = None;
    }

    fn state(&self) -> &'static str {
        match self.state {
            SelectState::Idle => "idle",
            SelectState::Pressed(_) => "pressed",
            SelectState::Moving(_) => "moving",
            SelectState::Resizing(_) => "resizing",
            SelectState::Bending(_) => "bending",
            SelectState::Labelling(_) => "labelling",
            SelectState::Spacing(_) => "spacing",
            SelectState::Marquee(_) => "marquee",
            SelectState::Connecting(_) => "connecting",
            SelectState::Reshaping(_) => "reshaping",
        }
    }

    fn cursor(&self) -> CursorShape {
        match &self.state {
            SelectState::Moving(_)
            | SelectState::Bending(_)
            | SelectState::Labelling(_)
            | SelectState::Spacing(_) => CursorShape::Move,
            SelectState::Resizing(resizing) => resizing.handle().cursor(),
            SelectState::Connecting(_) | SelectState::Reshaping(_) => CursorShape::Crosshair,
            SelectState::Idle => self
                .hover
                .as_ref()
                .map_or(CursorShape::Default, HitTarget::cursor),
            SelectState::Pressed(_) | SelectState::Marquee(_) => CursorShape::Default,
        }
    }

    fn hint(&self, board: &BoardState) -> String {
        let hint = match &self.state {
            SelectState::Connecting(connecting) => return connecting.hint(board),
            SelectState::Moving(_) => {
                "Release to place · Shift locks the axis, Ctrl disables snapping · Esc to cancel"
            }
            SelectState::Resizing(_) => {
                "Release to resize · Shift keeps proportions, Alt the centre · Esc to cancel"
            }
            SelectState::Bending(_) => {
                "Release to place the bend · Ctrl disables snapping · Esc to cancel"
            }
            SelectState::Reshaping(_) => {
                "Release to place · Shift snaps the angle, Ctrl disables snapping · Esc to cancel"
            }
            SelectState::Labelling(_) => "Release to place the label · Esc to cancel",
            SelectState::Spacing(_) => "Objects beyond move along · Esc to cancel",
            SelectState::Marquee(_) => "Release to select · Esc to cancel",
            SelectState::Idle | SelectState::Pressed(_) => idle_hint(self.hover.as_ref(), board),
        };
        hint.to_owned()
    }

    fn pointer_hint(&self, board: &BoardState) -> Option<String> {
        match &self.state {
            SelectState::Connecting(connecting) => Some(connecting.pointer_hint(board)),
            SelectState::Moving(moving) => moving.pointer_hint(board),
            SelectState::Resizing(resizing) => Some(resizing.pointer_hint()),
            SelectState::Spacing(spacing) => Some(spacing.pointer_hint()),
            SelectState::Idle => match self.hover.as_ref()?.target()? {
                Target::Edge(id) => fold::spoken_bundle(board, &id),
                Target::Node(_) | Target::Sketch(_) => None,
            },
            SelectState::Pressed(_)
            | SelectState::Bending(_)
            | SelectState::Labelling(_)
            | SelectState::Marquee(_)
            | SelectState::Reshaping(_) => None,
        }
    }

    fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        match &self.state {
            SelectState::Moving(moving) => moving.overlay(board, shapes),
            SelectState::Resizing(resizing) => resizing.overlay(board, shapes),
            SelectState::Spacing(spacing) => spacing.overlay(board, shapes),
            SelectState::Marquee(marquee) => marquee.overlay(board, shapes),
            SelectState::Connecting(connecting) => connecting.overlay(board, shapes),
            SelectState::Reshaping(reshaping) => reshaping.overlay(board, shapes),
            SelectState::Idle
            | SelectState::Pressed(_)
            | SelectState::Bending(_)
            | SelectState::Labelling(_) => {}
        }
        if !matches!(self.state, SelectState::Moving(_) | SelectState::Marquee(_)) {
            reshaping::handles(board, shapes);
        }
    }

    fn hovered(&self) -> Option<Target> {
        match self.state {
            SelectState::Idle | SelectState::Pressed(_) => self.hover.as_ref()?.target(),
            SelectState::Moving(_)
            | SelectState::Resizing(_)
            | SelectState::Bending(_)
            | SelectState::Labelling(_)
            | SelectState::Spacing(_)
            | SelectState::Marquee(_)
            | SelectState::Connecting(_)
            | SelectState::Reshaping(_) => None,
        }
    }

    fn dragged(&self) -> Option<&TargetSet> {
        let SelectState::Moving(moving) = &self.state else {
            return None;
        };
        Some(&moving.targets)
    }

    fn connecting(&self) -> Option<&ConnectDrag> {
        let SelectState::Connecting(connecting) = &self.state else {
            return None;
        };
        Some(connecting)
    }
}

impl SelectState {
    fn next(self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> Self {
        match self {
            Self::Idle => press::begin(input, board, out),
            Self::Pressed(press) => press::hold(press, input, board, out),
            Self::Moving(moving) => or_idle(moving.next(input, board, out), |moving| {
                Self::Moving(Box::new(moving))
            }),
            Self::Resizing(resizing) => or_idle(resizing.next(input, board, out), |resizing| {
                Self::Resizing(Box::new(resizing))
            }),
            Self::Bending(bending) => or_idle(bending.next(input, board, out), Self::Bending),
            Self::Labelling(label) => or_idle(label.next(input, board, out), Self::Labelling),
            Self::Spacing(spacing) => or_idle(spacing.next(input, board, out), |spacing| {
                Self::Spacing(Box::new(spacing))
            }),
            Self::Reshaping(reshaping) => or_idle(reshaping.next(input, board, out), |reshaping| {
                Self::Reshaping(Box::new(reshaping))
            }),
            Self::Marquee(marquee) => or_idle(marquee.next(input, board, out), Self::Marquee),
            Self::Connecting(connecting) => {
                or_idle(connecting.next(input, board, out), |connecting| {
                    Self::Connecting(Box::new(connecting))
                })
            }
        }
    }
}

fn or_idle<T>(next: Option<T>, state: impl FnOnce(T) -> SelectState) -> SelectState {
    next.map_or(SelectState::Idle, state)
}

fn idle_hint(hover: Option<&HitTarget>, board: &BoardState) -> &'static str {
    match hover {
        Some(grip) => grip.hint(board),
        None if board.is_before_drawing() => "",
        None if board.document().is_blank() => {
            "Drag a component from the left, or press / and type its name"
        }
        None if board.entered().is_some() => "Inside a group · Esc to leave it",
        None => "Drag to select · double-click to add a component · Space + drag to pan",
    }
}
