//! What a press, a click, a double click and the beginning of a drag mean.

use crate::catalog::Side;
use crate::editor::tools::select::Grip;
use crate::editor::tools::select::bending::Bending;
use crate::editor::tools::select::labelling::Labelling;
use crate::editor::tools::select::marquee::Marquee;
use crate::editor::tools::select::moving::Moving;
use crate::editor::tools::select::reshaping::{self, Reshaping};
use crate::editor::tools::select::resizing::Resizing;
use crate::editor::tools::select::spacing::Spacing;
use crate::editor::tools::select::state::{Press, State};
use crate::editor::{
    Action, Board, BoardAction, Button, Connecting, Input, Modifiers, Prompt, Targets, ViewAction,
    arrange, edges::bends, selection::groups, selection::handles, text::writing,
};
use crate::geom::Point;
use crate::model::{Edge, EdgeId, End, Target};
use crate::scene::Hit;

/// How far the pointer must go, in screen points, before a press becomes a drag.
const SLACK: f64 = 4.0;

/// What an event on the idle tool begins.
pub fn begin(input: &Input, board: &Board, out: &mut Vec<Action>) -> State {
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
        Button::Primary if clicks >= 2 && modifiers == Modifiers::NONE => {
            double_click(at, board, out)
        }
        Button::Primary => press(at, modifiers, board, out),
        Button::Secondary => point_out(at, board, out),
        Button::Middle => State::Idle,
    }
}

/// What becomes of a press.
pub fn hold(press: Press, input: &Input, board: &Board, out: &mut Vec<Action>) -> State {
    if input.let_go().is_some() {
        return click(&press, board, out);
    }
    match *input {
        Input::Move { at, .. } if (at - press.at).hypot() >= board.world(SLACK) => {
            drag(press, board, out).next(input, board, out)
        }
        Input::Move { .. }
        | Input::Down { .. }
        | Input::Up { .. }
        | Input::Leave
        | Input::Pressure(_)
        | Input::Key { .. }
        | Input::Cancel => State::Pressed(press),
    }
}

/// What a press selects at once: what was not selected yet. Taking something out waits for the release,
/// because a drag of the whole selection begins the same way.
fn press(at: Point, modifiers: Modifiers, board: &Board, out: &mut Vec<Action>) -> State {
    let on = Grip::at(board, at);
    if let Some(target) = on.as_ref().and_then(Grip::pressed)
        && !modifiers.shift
        && !is_space(modifiers)
        && !board.selection().contains(&target)
    {
        out.push(Action::View(ViewAction::Select(picked(
            board, &target, modifiers,
        ))));
    }
    State::Pressed(Press { at, on, modifiers })
}

/// A thing with its group, or with Ctrl alone.
fn picked(board: &Board, target: &Target, modifiers: Modifiers) -> Targets {
    if modifiers.ctrl {
        Targets::from([target.clone()])
    } else {
        groups::whole(board, target)
    }
}

fn click(press: &Press, board: &Board, out: &mut Vec<Action>) -> State {
    if let Some(Grip::Bend(bend)) = &press.on {
        out.push(Action::View(ViewAction::ChooseBend(Some(bend.clone()))));
        return State::Idle;
    }
    if matches!(press.on, Some(Grip::Handle(_) | Grip::Point)) {
        return State::Idle;
    }
    let modifiers = press.modifiers;
    let target = press.on.as_ref().and_then(Grip::clicked);
    let selection = match target {
        Some(target) if modifiers.shift => {
            toggled(board.selection(), &picked(board, &target, modifiers))
        }
        Some(target) => picked(board, &target, modifiers),
        None if modifiers.shift => return State::Idle,
        None => Targets::new(),
    };
    if selection != *board.selection() {
        out.push(Action::View(ViewAction::Select(selection)));
    }
    if board.bend().is_some() {
        out.push(Action::View(ViewAction::ChooseBend(None)));
    }
    State::Idle
}

/// All of the unit in, or out when all of it was in.
fn toggled(selection: &Targets, unit: &Targets) -> Targets {
    if unit.is_subset(selection) {
        selection.difference(unit).cloned().collect()
    } else {
        selection.union(unit).cloned().collect()
    }
}

fn double_click(at: Point, board: &Board, out: &mut Vec<Action>) -> State {
    match Grip::at(board, at) {
        Some(Grip::Handle(_)) => {
            let edits = arrange::natural(board, &handles::resizable(board));
            out.push(Action::Board(BoardAction::Commit(
                "Reset size".to_owned(),
                edits,
            )));
        }
        Some(Grip::Point) => out.extend(reshaping::double_click(board, at)),
        Some(Grip::Bend(bend)) => {
            let edits = bends::without(board, &bend);
            let label = bends::label(board, &bend.edge);
            out.push(Action::Board(BoardAction::Commit(
                label,
                edits.into_iter().collect(),
            )));
        }
        Some(Grip::Locked(_)) => {}
        Some(grip) => {
            if let Some(target) = grip.target() {
                open(&target, board, out);
            }
        }
        None => match writing::hollow(board, at) {
            Some(item) => {
                let target = Target::Sketch(item.id.clone());
                out.push(Action::View(ViewAction::Select(Targets::from([target]))));
                out.push(writing::ask(item));
            }
            None => out.push(Action::Prompt(Some(Prompt::PickKind { from: None, at }))),
        },
    }
    State::Idle
}

/// Into the group of a thing, or to its name.
fn open(target: &Target, board: &Board, out: &mut Vec<Action>) {
    if let Some(group) = groups::clicked(board, target) {
        out.push(Action::View(ViewAction::EnterGroup(Some(group.clone()))));
        let depth = groups::depth(board, target) + 1;
        let inner = groups::of(board.document(), target).get(depth);
        out.push(Action::View(ViewAction::Select(match inner {
            Some(inner) => groups::members(board.document(), inner),
            None => Targets::from([target.clone()]),
        })));
        return;
    }
    out.push(Action::View(ViewAction::Select(Targets::from([
        target.clone()
    ]))));
    out.push(Action::Run("edit.rename"));
}

/// The secondary button selects what it points at, locked or not, so that the context menu speaks of it.
fn point_out(at: Point, board: &Board, out: &mut Vec<Action>) -> State {
    let target = board.hit(at).or_else(|| board.hit_any(at));
    match target.as_ref().map(Hit::target) {
        Some(target) if !board.selection().contains(&target) => {
            out.push(Action::View(ViewAction::Select(groups::whole(
                board, &target,
            ))));
        }
        None => out.push(Action::View(ViewAction::Select(Targets::new()))),
        Some(_) => {}
    }
    State::Idle
}

/// With all three modifiers a drag makes space.
fn is_space(modifiers: Modifiers) -> bool {
    modifiers.ctrl && modifiers.shift && modifiers.alt
}

/// What a press becomes once the pointer moves.
fn drag(press: Press, board: &Board, out: &mut Vec<Action>) -> State {
    let at = press.at;
    if is_space(press.modifiers) {
        return State::Spacing(Box::new(Spacing::new(at, board)));
    }
    match press.on {
        Some(Grip::Handle(handle)) => Resizing::begin(handle, at, board)
            .map_or(State::Idle, |resizing| State::Resizing(Box::new(resizing))),
        Some(Grip::Point) => {
            Reshaping::at(board, at).map_or(State::Idle, |line| State::Reshaping(Box::new(line)))
        }
        Some(Grip::Bend(bend)) => {
            Bending::bend(&bend, at, board).map_or(State::Idle, State::Bending)
        }
        Some(Grip::Label(edge)) => {
            Labelling::begin(&edge, at, board, out).map_or(State::Idle, State::Labelling)
        }
        Some(Grip::Thing(hit)) => drag_thing(hit, at, press.modifiers, board, out),
        Some(Grip::Locked(_)) | None => State::Marquee(Marquee::new(at, press.modifiers, board)),
    }
}

fn drag_thing(
    hit: Hit,
    at: Point,
    modifiers: Modifiers,
    board: &Board,
    out: &mut Vec<Action>,
) -> State {
    let moving = match hit {
        Hit::Port { node, port, side } => return drag_port(&End::new(node, port), side, at, board),
        Hit::EdgeEnd { edge, side } => return reconnect(board, &edge, side, at),
        Hit::Edge(edge) => {
            let bending = Bending::line(&edge, at, board, out);
            return bending.map_or(State::Idle, State::Bending);
        }
        hit if modifiers.alt => Moving::copy(at, &hit.target(), board, out),
        hit => Moving::begin(at, &hit.target(), board, out),
    };
    moving.map_or(State::Idle, |moving| State::Moving(Box::new(moving)))
}

fn drag_port(end: &End, side: Side, at: Point, board: &Board) -> State {
    match edge_in_hand(board, end, side) {
        Some(edge) => reconnect(board, &edge, side, at),
        None => State::Connecting(Box::new(Connecting::new(board, end.clone(), side, at))),
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
