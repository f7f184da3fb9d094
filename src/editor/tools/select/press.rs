//! What a press, a click, a double click and the beginning of a drag mean.

use crate::catalog::PortSide;
use crate::editor::tools::select::HitTarget;
use crate::editor::tools::select::bending::BendDrag;
use crate::editor::tools::select::labelling::LabelDrag;
use crate::editor::tools::select::marquee::MarqueeDrag;
use crate::editor::tools::select::moving::MoveDrag;
use crate::editor::tools::select::reshaping::{self, ReshapeDrag};
use crate::editor::tools::select::resizing::ResizeDrag;
use crate::editor::tools::select::spacing::SpaceDrag;
use crate::editor::tools::select::state::{PrimaryPress, SelectState};
use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, ConnectDrag, Modifiers, MouseButton, Prompt,
    TargetSet, ViewAction, arrange, arrange::fold, edges::bends, edges::jumps, selection::groups,
    selection::handles, text::writing,
};
use crate::geom::{Point, share_along};
use crate::model::{Edge, EdgeEnd, EdgeId, Target};
use crate::scene::Hit;

/// How far the pointer must go, in screen points, before a press becomes a drag.
const SLACK: f64 = 4.0;

/// What an event on the idle tool begins.
pub fn begin(input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> SelectState {
    let CanvasInput::Down {
        at,
        button,
        modifiers,
        clicks,
    } = *input
    else {
        return SelectState::Idle;
    };
    match button {
        MouseButton::Primary if clicks >= 2 && modifiers == Modifiers::NONE => {
            double_click(at, board, out)
        }
        MouseButton::Primary => press(at, modifiers, board, out),
        MouseButton::Secondary => point_out(at, board, out),
        MouseButton::Middle => SelectState::Idle,
    }
}

/// What becomes of a press.
pub fn hold(
    press: PrimaryPress,
    input: &CanvasInput,
    board: &BoardState,
    out: &mut Vec<Action>,
) -> SelectState {
    if input.let_go().is_some() {
        return click(&press, board, out);
    }
    match *input {
        CanvasInput::Move { at, .. } if (at - press.at).hypot() >= board.world(SLACK) => {
            drag(press, board, out).next(input, board, out)
        }
        CanvasInput::Move { .. }
        | CanvasInput::Down { .. }
        | CanvasInput::Up { .. }
        | CanvasInput::Leave
        | CanvasInput::Pressure(_)
        | CanvasInput::Key { .. }
        | CanvasInput::Cancel => SelectState::Pressed(press),
    }
}

/// What a press selects at once: what was not selected yet. Taking something out waits for the release,
/// because a drag of the whole selection begins the same way.
fn press(
    at: Point,
    modifiers: Modifiers,
    board: &BoardState,
    out: &mut Vec<Action>,
) -> SelectState {
    let on = HitTarget::at(board, at);
    if let Some(target) = on.as_ref().and_then(HitTarget::pressed)
        && !modifiers.shift
        && !is_space(modifiers)
        && !board.selection().contains(&target)
    {
        out.push(Action::View(ViewAction::Select(pressed_targets(
            board,
            &target,
            (at, modifiers),
        ))));
    }
    SelectState::Pressed(PrimaryPress { at, on, modifiers })
}

/// A thing with its group and with what runs in one line with it, or with Ctrl alone; of a request and its answer the
/// one whose head is nearer.
fn pressed_targets(
    board: &BoardState,
    target: &Target,
    (at, modifiers): (Point, Modifiers),
) -> TargetSet {
    if modifiers.ctrl {
        TargetSet::from([nearer_half(board, target, at).unwrap_or_else(|| target.clone())])
    } else {
        groups::whole(board, target)
    }
}

fn click(press: &PrimaryPress, board: &BoardState, out: &mut Vec<Action>) -> SelectState {
    if let Some(HitTarget::Bend(bend)) = &press.on {
        out.push(Action::View(ViewAction::ChooseBend(Some(bend.clone()))));
        return SelectState::Idle;
    }
    if matches!(press.on, Some(HitTarget::Handle(_) | HitTarget::Point)) {
        return SelectState::Idle;
    }
    let modifiers = press.modifiers;
    let target = press.on.as_ref().and_then(HitTarget::clicked);
    if let Some(Target::Edge(id)) = &target
        && modifiers == Modifiers::NONE
        && let Some(camera) = jumps::followed(board, id, press.at)
    {
        out.push(Action::View(ViewAction::AnimateCamera(camera)));
    }
    let selection = match target {
        Some(target) if modifiers.shift => toggled(
            board.selection(),
            &pressed_targets(board, &target, (press.at, modifiers)),
        ),
        Some(target) => pressed_targets(board, &target, (press.at, modifiers)),
        None if modifiers.shift => return SelectState::Idle,
        None => TargetSet::new(),
    };
    if selection != *board.selection() {
        out.push(Action::View(ViewAction::Select(selection)));
    }
    if board.bend().is_some() {
        out.push(Action::View(ViewAction::ChooseBend(None)));
    }
    SelectState::Idle
}

fn nearer_half(board: &BoardState, target: &Target, at: Point) -> Option<Target> {
    let Target::Edge(id) = target else {
        return None;
    };
    let pair = board.derived().pairs.pair(id)?;
    let path = &board.derived().line_of(id)?.path;
    let half = if board.shows_apart() {
        id
    } else if share_along(path, at) < 0.5 {
        &pair.answer
    } else {
        &pair.request
    };
    Some(Target::Edge(half.clone()))
}

/// All of the unit in, or out when all of it was in.
fn toggled(selection: &TargetSet, unit: &TargetSet) -> TargetSet {
    if unit.is_subset(selection) {
        selection.difference(unit).cloned().collect()
    } else {
        selection.union(unit).cloned().collect()
    }
}

fn double_click(at: Point, board: &BoardState, out: &mut Vec<Action>) -> SelectState {
    match HitTarget::at(board, at) {
        Some(HitTarget::Handle(_)) => {
            let edits = arrange::natural(board, &handles::resizable(board));
            out.push(Action::Board(BoardAction::Commit(
                "Reset size".to_owned(),
                edits,
            )));
        }
        Some(HitTarget::Point) => out.extend(reshaping::double_click(board, at)),
        Some(HitTarget::Bend(bend)) => {
            let edits = bends::without(board, &bend);
            let label = bends::label(board, &bend.edge);
            out.push(Action::Board(BoardAction::Commit(
                label,
                edits.into_iter().collect(),
            )));
        }
        Some(HitTarget::Locked(_)) => {}
        Some(grip) => {
            if let Some(target) = grip.target() {
                open(&target, board, out);
            }
        }
        None => match writing::hollow(board, at) {
            Some(item) => {
                let target = Target::Sketch(item.id.clone());
                out.push(Action::View(ViewAction::Select(TargetSet::from([target]))));
                out.push(writing::ask(item));
            }
            None => out.push(Action::Prompt(Some(Prompt::PickKind { from: None, at }))),
        },
    }
    SelectState::Idle
}

/// Into the group of a thing, or to its name.
fn open(target: &Target, board: &BoardState, out: &mut Vec<Action>) {
    if let Some(group) = groups::clicked(board, target) {
        out.push(Action::View(ViewAction::EnterGroup(Some(group.clone()))));
        let depth = groups::depth(board, target) + 1;
        let inner = groups::of(board.document(), target).get(depth);
        out.push(Action::View(ViewAction::Select(match inner {
            Some(inner) => groups::members(board.document(), inner),
            None => TargetSet::from([target.clone()]),
        })));
        return;
    }
    let line = board.in_one_line(target);
    let is_folded = board.folded_frame(target).is_some();
    let is_pair = matches!(target, Target::Edge(id) if board.derived().pairs.pair(id).is_some());
    let is_one = line.len() == 1 || (is_pair && line.len() == 2);
    out.push(Action::View(ViewAction::Select(line)));
    if is_folded {
        out.push(Action::Run("arrange.fold"));
    } else if is_one {
        out.push(Action::Run("edit.rename"));
    }
}

/// The secondary button selects what it points at, locked or not, so that the context menu speaks of it.
fn point_out(at: Point, board: &BoardState, out: &mut Vec<Action>) -> SelectState {
    let target = board.hit(at).or_else(|| board.hit_any(at));
    match target.as_ref().map(Hit::target) {
        Some(target) if !board.selection().contains(&target) => {
            out.push(Action::View(ViewAction::Select(groups::whole(
                board, &target,
            ))));
        }
        None => out.push(Action::View(ViewAction::Select(TargetSet::new()))),
        Some(_) => {}
    }
    SelectState::Idle
}

/// With all three modifiers a drag makes space.
fn is_space(modifiers: Modifiers) -> bool {
    modifiers.ctrl && modifiers.shift && modifiers.alt
}

/// What a press becomes once the pointer moves.
fn drag(press: PrimaryPress, board: &BoardState, out: &mut Vec<Action>) -> SelectState {
    let at = press.at;
    if is_space(press.modifiers) {
        return SelectState::Spacing(Box::new(SpaceDrag::new(at, board)));
    }
    match press.on {
        Some(HitTarget::Handle(handle)) => ResizeDrag::begin(handle, at, board)
            .map_or(SelectState::Idle, |resizing| {
                SelectState::Resizing(Box::new(resizing))
            }),
        Some(HitTarget::Point) => ReshapeDrag::at(board, at).map_or(SelectState::Idle, |line| {
            SelectState::Reshaping(Box::new(line))
        }),
        Some(HitTarget::Bend(bend)) => {
            BendDrag::bend(&bend, at, board).map_or(SelectState::Idle, SelectState::Bending)
        }
        Some(HitTarget::Label(edge)) => LabelDrag::begin(&edge, at, board, out)
            .map_or(SelectState::Idle, SelectState::Labelling),
        Some(HitTarget::Thing(hit)) => drag_thing(hit, at, press.modifiers, board, out),
        Some(HitTarget::Locked(_)) | None => {
            SelectState::Marquee(MarqueeDrag::new(at, press.modifiers, board))
        }
    }
}

fn drag_thing(
    hit: Hit,
    at: Point,
    modifiers: Modifiers,
    board: &BoardState,
    out: &mut Vec<Action>,
) -> SelectState {
    let moving = match hit {
        Hit::Port { node, port, side } => {
            return drag_port(&EdgeEnd::new(node, port), side, at, board);
        }
        Hit::EdgeEnd { edge, side } => return reconnect(board, &edge, side, at),
        Hit::Edge(edge)
            if board.derived().folds.bundle(&edge).is_some()
                || fold::far_bundle(board, &edge).is_some() =>
        {
            return SelectState::Idle;
        }
        Hit::Edge(edge) => {
            let bending = BendDrag::line(&edge, at, board, out);
            return bending.map_or(SelectState::Idle, SelectState::Bending);
        }
        hit if modifiers.alt => MoveDrag::copy(at, &hit.target(), board, out),
        hit => MoveDrag::begin(at, &hit.target(), board, out),
    };
    moving.map_or(SelectState::Idle, |moving| {
        SelectState::Moving(Box::new(moving))
    })
}

fn drag_port(end: &EdgeEnd, side: PortSide, at: Point, board: &BoardState) -> SelectState {
    match edge_in_hand(board, end, side) {
        Some(edge) => reconnect(board, &edge, side, at),
        None => SelectState::Connecting(Box::new(ConnectDrag::new(board, end.clone(), side, at))),
    }
}

fn reconnect(board: &BoardState, edge: &EdgeId, side: PortSide, at: Point) -> SelectState {
    let connecting = ConnectDrag::reconnecting(board, edge, side, at);
    connecting.map_or(SelectState::Idle, |connecting| {
        SelectState::Connecting(Box::new(connecting))
    })
}

/// The edge that a drag from a port takes off it: the selected one, or the only one an input has room for.
fn edge_in_hand(board: &BoardState, end: &EdgeEnd, side: PortSide) -> Option<EdgeId> {
    let diagram = board.document().diagram();
    let edges = match side {
        PortSide::Input => diagram.incoming(&end.node),
        PortSide::Output => diagram.outgoing(&end.node),
    };
    let at_port = |edge: &&&Edge| match side {
        PortSide::Input => edge.to == *end,
        PortSide::Output => edge.from == *end,
    };
    let here: Vec<&&Edge> = edges.iter().filter(at_port).collect();
    let is_selected = |edge: &&&&Edge| board.selected_one() == Some(&Target::Edge(edge.id.clone()));
    if let Some(selected) = here.iter().find(is_selected) {
        return Some(selected.id.clone());
    }
    let port = board
        .kind_of(&end.node)
        .and_then(|kind| kind.input(end.port.as_str()));
    let is_single = side == PortSide::Input && port.is_some_and(|port| !port.many);
    here.first()
        .filter(|_| is_single && here.len() == 1)
        .map(|edge| edge.id.clone())
}
