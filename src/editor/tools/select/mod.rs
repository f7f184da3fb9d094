//! The select tool: click, marquee, move, connect, reconnect and rename.
//!
//! Its state is consumed by every event, so no state can be left with something stale in it.

mod connecting;
mod marquee;
mod moving;
mod reshaping;

use crate::catalog::Side;
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, Board, Button, Cursor, Input, Key, Modifiers, Prompt, Targets, writing,
};
use crate::geom::Point;
use crate::model::{Edge, EdgeId, End, Target};
use crate::scene::{Hit, Shape};

pub use connecting::Connecting;
use marquee::Marquee;
use moving::Moving;
use reshaping::Reshaping;

/// How far the pointer must go, in screen points, before a press becomes a drag.
const SLACK: f64 = 4.0;

/// The select tool.
#[derive(Debug, Default)]
pub struct Select {
    state: State,
    hover: Option<Hit>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Idle,
    Pressed(Press),
    Moving(Moving),
    Marquee(Marquee),
    Connecting(Box<Connecting>),
    Reshaping(Box<Reshaping>),
}

#[derive(Debug)]
struct Press {
    at: Point,
    on: Option<Hit>,
    modifiers: Modifiers,
}

impl Tool for Select {
    fn id(&self) -> ToolId {
        ToolId::Select
    }

    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool {
        match input {
            Input::Key { chord } if chord.key == Key::Escape => {
                let busy = !matches!(self.state, State::Idle);
                if busy {
                    out.push(Action::Cancel);
                }
                return busy;
            }
            Input::Key { .. } | Input::Cancel => return false,
            Input::Leave => self.hover = None,
            Input::Move { at, .. } if matches!(self.state, State::Idle) => {
                self.hover = board.hit(*at);
            }
            _ => {
                let state = std::mem::take(&mut self.state);
                self.state = state.next(input, board, out);
            }
        }
        true
    }

    fn cancel(&mut self, out: &mut Vec<Action>) {
        match std::mem::take(&mut self.state) {
            State::Marquee(marquee) => out.push(Action::Select(marquee.before)),
            State::Moving(moving) => out.push(Action::Select(moving.before)),
            State::Idle | State::Pressed(_) | State::Connecting(_) | State::Reshaping(_) => {}
        }
        self.hover = None;
    }

    fn state(&self) -> &'static str {
        match self.state {
            State::Idle => "idle",
            State::Pressed(_) => "pressed",
            State::Moving(_) => "moving",
            State::Marquee(_) => "marquee",
            State::Connecting(_) => "connecting",
            State::Reshaping(_) => "reshaping",
        }
    }

    fn cursor(&self) -> Cursor {
        match &self.state {
            State::Moving(_) => Cursor::Move,
            State::Connecting(_) | State::Reshaping(_) => Cursor::Crosshair,
            State::Idle => match self.hover {
                Some(Hit::Port { .. } | Hit::EdgeEnd { .. }) => Cursor::Crosshair,
                Some(Hit::Node(_)) => Cursor::Move,
                _ => Cursor::Default,
            },
            State::Pressed(_) | State::Marquee(_) => Cursor::Default,
        }
    }

    fn hint(&self, board: &Board) -> String {
        match &self.state {
            State::Connecting(connecting) => connecting.hint(board),
            State::Moving(_) => {
                "Let go to place · Shift keeps the direction · Esc takes it back".to_owned()
            }
            State::Reshaping(_) => "Let go to place · Shift keeps the angle · Ctrl keeps an end from sticking · Esc takes it back".to_owned(),
            State::Marquee(_) => "Let go to select what is touched · Esc to cancel".to_owned(),
            State::Idle | State::Pressed(_) => idle_hint(self.hover.as_ref(), board),
        }
    }

    fn pointer_hint(&self, board: &Board) -> Option<String> {
        match &self.state {
            State::Connecting(connecting) => Some(connecting.pointer_hint(board)),
            _ => None,
        }
    }

    fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        match &self.state {
            State::Moving(moving) => moving.overlay(board, shapes),
            State::Marquee(marquee) => marquee.overlay(board, shapes),
            State::Connecting(connecting) => connecting.overlay(board, shapes),
            State::Reshaping(reshaping) => reshaping.overlay(board, shapes),
            State::Idle | State::Pressed(_) => {}
        }
        if !matches!(self.state, State::Moving(_) | State::Marquee(_)) {
            reshaping::handles(board, shapes);
        }
    }

    fn hovered(&self) -> Option<Target> {
        match self.state {
            State::Idle | State::Pressed(_) => self.hover.as_ref().map(Hit::target),
            _ => None,
        }
    }

    fn dragged(&self) -> Option<&Targets> {
        match &self.state {
            State::Moving(moving) => Some(&moving.targets),
            _ => None,
        }
    }

    fn connecting(&self) -> Option<&Connecting> {
        match &self.state {
            State::Connecting(connecting) => Some(connecting),
            _ => None,
        }
    }
}

impl State {
    fn next(self, input: &Input, board: &Board, out: &mut Vec<Action>) -> Self {
        match self {
            Self::Idle => begin(input, board, out),
            Self::Pressed(press) => hold(press, input, board, out),
            Self::Moving(moving) => moving
                .next(input, board, out)
                .map_or(Self::Idle, Self::Moving),
            Self::Marquee(marquee) => marquee
                .next(input, board, out)
                .map_or(Self::Idle, Self::Marquee),
            Self::Reshaping(reshaping) => match reshaping.next(input, board, out) {
                Some(reshaping) => Self::Reshaping(Box::new(reshaping)),
                None => Self::Idle,
            },
            Self::Connecting(connecting) => match connecting.next(input, board, out) {
                Some(connecting) => Self::Connecting(Box::new(connecting)),
                None => Self::Idle,
            },
        }
    }
}

fn begin(input: &Input, board: &Board, out: &mut Vec<Action>) -> State {
    let Input::Down {
        at,
        button,
        modifiers,
        clicks,
    } = *input
    else {
        return State::Idle;
    };
    match button {
        Button::Primary if clicks >= 2 => double_click(at, board, out),
        Button::Primary => press(at, modifiers, board, out),
        Button::Secondary => point_out(at, board, out),
        Button::Middle => State::Idle,
    }
}

fn hold(press: Press, input: &Input, board: &Board, out: &mut Vec<Action>) -> State {
    if input.let_go().is_some() {
        return click(&press, board, out);
    }
    match *input {
        Input::Move { at, .. } if (at - press.at).hypot() >= board.world(SLACK) => {
            drag(press, board, out).next(input, board, out)
        }
        _ => State::Pressed(press),
    }
}

/// What a press selects at once: what was not selected yet. Taking something out waits for the release,
/// because a drag of the whole selection begins the same way.
fn press(at: Point, modifiers: Modifiers, board: &Board, out: &mut Vec<Action>) -> State {
    if let Some(reshaping) = Reshaping::at(board, at).filter(|_| !modifiers.shift) {
        return State::Reshaping(Box::new(reshaping));
    }
    let on = board.hit(at);
    if let Some(target) = on.as_ref().filter(|hit| !is_joint(hit)).map(Hit::target)
        && !modifiers.shift
        && !board.selection().contains(&target)
    {
        out.push(Action::Select(Targets::from([target])));
    }
    State::Pressed(Press { at, on, modifiers })
}

fn click(press: &Press, board: &Board, out: &mut Vec<Action>) -> State {
    let target = press.on.as_ref().map(Hit::target);
    let selection = match target {
        Some(target) if press.modifiers.shift => toggled(board.selection(), target),
        Some(target) => Targets::from([target]),
        None if press.modifiers.shift => return State::Idle,
        None => Targets::new(),
    };
    if selection != *board.selection() {
        out.push(Action::Select(selection));
    }
    State::Idle
}

fn toggled(selection: &Targets, target: Target) -> Targets {
    let mut selection = selection.clone();
    if !selection.remove(&target) {
        selection.insert(target);
    }
    selection
}

fn double_click(at: Point, board: &Board, out: &mut Vec<Action>) -> State {
    if let Some(action) = reshaping::without_corner(board, at) {
        out.push(action);
        return State::Idle;
    }
    match board.hit(at).as_ref().map(Hit::target) {
        Some(target) => {
            out.push(Action::Select(Targets::from([target])));
            out.push(Action::Run("edit.rename"));
        }
        None => match writing::hollow(board, at) {
            Some(item) => {
                out.push(Action::Select(Targets::from([Target::Sketch(
                    item.id.clone(),
                )])));
                out.push(writing::ask(item));
            }
            None => out.push(Action::Prompt(Some(Prompt::PickKind { from: None, at }))),
        },
    }
    State::Idle
}

/// The secondary button selects what it points at, so that the context menu speaks of it.
fn point_out(at: Point, board: &Board, out: &mut Vec<Action>) -> State {
    let target = board.hit(at).as_ref().map(Hit::target);
    match target {
        Some(target) if !board.selection().contains(&target) => {
            out.push(Action::Select(Targets::from([target])));
        }
        None => out.push(Action::Select(Targets::new())),
        Some(_) => {}
    }
    State::Idle
}

/// What a press becomes once the pointer moves.
fn drag(press: Press, board: &Board, out: &mut Vec<Action>) -> State {
    match press.on {
        Some(Hit::Port { node, port, side }) => {
            let end = End::new(node, port);
            match edge_in_hand(board, &end, side) {
                Some(edge) => reconnect(board, &edge, side, press.at),
                None => State::Connecting(Box::new(Connecting::new(board, end, side, press.at))),
            }
        }
        Some(Hit::EdgeEnd { edge, side }) => reconnect(board, &edge, side, press.at),
        Some(Hit::Edge(_)) => State::Idle,
        Some(hit) if press.modifiers.alt => {
            State::Moving(Moving::copy(press.at, hit.target(), board, out))
        }
        Some(hit) => State::Moving(Moving::begin(press.at, hit.target(), board, out)),
        None => State::Marquee(Marquee::new(press.at, press.modifiers, board)),
    }
}

fn reconnect(board: &Board, edge: &EdgeId, side: Side, at: Point) -> State {
    let connecting = Connecting::reconnecting(board, edge, side, at);
    connecting.map_or(State::Idle, |connecting| {
        State::Connecting(Box::new(connecting))
    })
}

/// The edge that a drag from a port takes off it: the selected one, or the only one an input has room for.
fn edge_in_hand(board: &Board, end: &End, side: Side) -> Option<EdgeId> {
    let diagram = board.document().diagram();
    let edges = match side {
        Side::Input => diagram.incoming(&end.node),
        Side::Output => diagram.outgoing(&end.node),
    };
    let at_port = |edge: &&&Edge| match side {
        Side::Input => edge.to == *end,
        Side::Output => edge.from == *end,
    };
    let here: Vec<&&Edge> = edges.iter().filter(at_port).collect();
    let is_selected = |edge: &&&&Edge| board.selected_one() == Some(&Target::Edge(edge.id.clone()));
    if let Some(selected) = here.iter().find(is_selected) {
        return Some(selected.id.clone());
    }
    let port = board
        .kind_of(&end.node)
        .and_then(|kind| kind.input(end.port.as_str()));
    let is_single = side == Side::Input && port.is_some_and(|port| !port.many);
    here.first()
        .filter(|_| is_single && here.len() == 1)
        .map(|edge| edge.id.clone())
}

/// Whether a drag from it draws a connection.
fn is_joint(hit: &Hit) -> bool {
    matches!(hit, Hit::Port { .. } | Hit::EdgeEnd { .. })
}

fn idle_hint(hover: Option<&Hit>, board: &Board) -> String {
    let hint = match hover {
        Some(Hit::Port { .. }) => "Drag to connect this port",
        Some(Hit::EdgeEnd { .. }) => "Drag to connect this end elsewhere",
        Some(Hit::Node(_) | Hit::Badge(_)) => {
            "Drag to move · double-click to rename · drag from a port to connect"
        }
        Some(Hit::Edge(_)) => "Click to select · double-click to label",
        Some(Hit::Sketch(_)) => "Drag to move · double-click to rename",
        None if board.document().is_blank() => {
            "Drag a component from the left, or press / and type its name"
        }
        None => {
            "Drag to select · double-click to add a component · Space and drag to move the board"
        }
    };
    hint.to_owned()
}
