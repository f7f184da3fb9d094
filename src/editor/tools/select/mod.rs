//! The select tool: click, marquee, move, resize, bend, connect, reconnect, make space and rename.
//!
//! Its state is consumed by every event, so no state can be left with something stale in it. [`Grip`] says what
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
use crate::editor::{Action, Board, Connecting, Cursor, Input, Key, Targets, ViewAction};
use crate::model::Target;
use crate::scene::Shape;

use drag::Drag;
pub use hit_target::Grip;
use state::State;

/// The select tool.
#[derive(Debug, Default)]
pub struct Select {
    state: State,
    hover: Option<Grip>,
}

impl Tool for Select {
    fn id(&self) -> ToolId {
        ToolId::Select
    }

    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool {
        match input {
            Input::Key { chord } => {
                let busy = !matches!(self.state, State::Idle);
                if busy && chord.key == Key::Escape {
                    out.push(Action::Cancel);
                    return true;
                }
                return !busy && keys::press(*chord, board, out);
            }
            Input::Cancel => return false,
            Input::Leave => self.hover = None,
            Input::Move { at, .. } if matches!(self.state, State::Idle) => {
                self.hover = Grip::at(board, *at);
            }
            Input::Down { .. } | Input::Up { .. } | Input::Move { .. } | Input::Pressure(_) => {
                let state = std::mem::take(&mut self.state);
                self.state = state.next(input, board, out);
            }
        }
        true
    }

    fn cancel(&mut self, out: &mut Vec<Action>) {
        match std::mem::take(&mut self.state) {
            State::Marquee(marquee) => out.push(Action::View(ViewAction::Select(marquee.before))),
            State::Moving(moving) => out.push(Action::View(ViewAction::Select(moving.before))),
            State::Idle
            | State::Pressed(_)
            | State::Resizing(_)
            | State::Bending(_)
            | State::Labelling(_)
            | State::Spacing(_)
            | State::Connecting(_)
            | State::Reshaping(_) => {}
        }
        self.hover = None;
    }

    fn state(&self) -> &'static str {
        match self.state {
            State::Idle => "idle",
            State::Pressed(_) => "pressed",
            State::Moving(_) => "moving",
            State::Resizing(_) => "resizing",
            State::Bending(_) => "bending",
            State::Labelling(_) => "labelling",
            State::Spacing(_) => "spacing",
            State::Marquee(_) => "marquee",
            State::Connecting(_) => "connecting",
            State::Reshaping(_) => "reshaping",
        }
    }

    fn cursor(&self) -> Cursor {
        match &self.state {
            State::Moving(_) | State::Bending(_) | State::Labelling(_) | State::Spacing(_) => {
                Cursor::Move
            }
            State::Resizing(resizing) => resizing.handle().cursor(),
            State::Connecting(_) | State::Reshaping(_) => Cursor::Crosshair,
            State::Idle => self.hover.as_ref().map_or(Cursor::Default, Grip::cursor),
            State::Pressed(_) | State::Marquee(_) => Cursor::Default,
        }
    }

    fn hint(&self, board: &Board) -> String {
        let hint = match &self.state {
            State::Connecting(connecting) => return connecting.hint(board),
            State::Moving(_) => {
                "Let go to place · Shift keeps the direction, Ctrl off the guides · Esc takes it back"
            }
            State::Resizing(_) => {
                "Let go to keep the size · Shift keeps the shape, Alt the middle · Esc takes it back"
            }
            State::Bending(_) => {
                "Let go to keep the bend · Ctrl off the guides · Esc takes it back"
            }
            State::Reshaping(_) => {
                "Let go to place · Shift keeps the angle, Ctrl keeps an end from sticking · Esc takes it back"
            }
            State::Labelling(_) => "Let go to keep the label there · Esc takes it back",
            State::Spacing(_) => "Everything beyond moves along · Esc takes it back",
            State::Marquee(_) => "Let go to select what is touched · Esc to cancel",
            State::Idle | State::Pressed(_) => idle_hint(self.hover.as_ref(), board),
        };
        hint.to_owned()
    }

    fn pointer_hint(&self, board: &Board) -> Option<String> {
        match &self.state {
            State::Connecting(connecting) => Some(connecting.pointer_hint(board)),
            State::Moving(moving) => moving.pointer_hint(board),
            State::Resizing(resizing) => Some(resizing.pointer_hint()),
            State::Spacing(spacing) => Some(spacing.pointer_hint()),
            State::Idle
            | State::Pressed(_)
            | State::Bending(_)
            | State::Labelling(_)
            | State::Marquee(_)
            | State::Reshaping(_) => None,
        }
    }

    fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        match &self.state {
            State::Moving(moving) => moving.overlay(board, shapes),
            State::Resizing(resizing) => resizing.overlay(board, shapes),
            State::Spacing(spacing) => spacing.overlay(board, shapes),
            State::Marquee(marquee) => marquee.overlay(board, shapes),
            State::Connecting(connecting) => connecting.overlay(board, shapes),
            State::Reshaping(reshaping) => reshaping.overlay(board, shapes),
            State::Idle | State::Pressed(_) | State::Bending(_) | State::Labelling(_) => {}
        }
        if !matches!(self.state, State::Moving(_) | State::Marquee(_)) {
            reshaping::handles(board, shapes);
        }
    }

    fn hovered(&self) -> Option<Target> {
        match self.state {
            State::Idle | State::Pressed(_) => self.hover.as_ref()?.target(),
            State::Moving(_)
            | State::Resizing(_)
            | State::Bending(_)
            | State::Labelling(_)
            | State::Spacing(_)
            | State::Marquee(_)
            | State::Connecting(_)
            | State::Reshaping(_) => None,
        }
    }

    fn dragged(&self) -> Option<&Targets> {
        match &self.state {
            State::Moving(moving) => Some(&moving.targets),
            State::Idle
            | State::Pressed(_)
            | State::Resizing(_)
            | State::Bending(_)
            | State::Labelling(_)
            | State::Spacing(_)
            | State::Marquee(_)
            | State::Connecting(_)
            | State::Reshaping(_) => None,
        }
    }

    fn connecting(&self) -> Option<&Connecting> {
        match &self.state {
            State::Connecting(connecting) => Some(connecting),
            State::Idle
            | State::Pressed(_)
            | State::Moving(_)
            | State::Resizing(_)
            | State::Bending(_)
            | State::Labelling(_)
            | State::Spacing(_)
            | State::Marquee(_)
            | State::Reshaping(_) => None,
        }
    }
}

impl State {
    fn next(self, input: &Input, board: &Board, out: &mut Vec<Action>) -> Self {
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

fn or_idle<T>(next: Option<T>, state: impl FnOnce(T) -> State) -> State {
    next.map_or(State::Idle, state)
}

fn idle_hint(hover: Option<&Grip>, board: &Board) -> &'static str {
    match hover {
        Some(grip) => grip.hint(board),
        None if board.document().is_blank() => {
            "Drag a component from the left, or press / and type its name"
        }
        None if board.entered().is_some() => "Inside a group · Esc leaves it",
        None => {
            "Drag to select · double-click to add a component · Space and drag to move the board"
        }
    }
}
