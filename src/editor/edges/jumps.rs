//! Jumps: connections drawn as two stubs. Which are, going to their other end, and showing where they lead.

use std::collections::BTreeSet;

use crate::catalog::PortSide;
use crate::editor::overlay::draw::{line, thin};
use crate::editor::overlay::highlight_node;
use crate::editor::{BoardState, Editor, Effect};
use crate::geom::{Point, Rect};
use crate::layout::route::{RouteEnds, lost};
use crate::model::{Edge, EdgeId, Edit, LineRouting, NodeId, Target};
use crate::scene::{Shape, ShapeStroke};

/// Of the line that shows where a jump leads, in screen points.
const WIDTH: f64 = 2.0;
const DASH: [f64; 2] = [6.0, 4.0];
/// What stays free around the other end, in screen points.
const MARGIN: f64 = 48.0;

/// Draws the selected connections as jumps, or as lines if all of them are jumps.
pub(in crate::editor) fn toggle(editor: &mut Editor) -> Vec<Effect> {
    let diagram = editor.document().diagram();
    let chosen: BTreeSet<EdgeId> = selected(editor.board()).cloned().collect();
    if chosen.is_empty() {
        return vec![Effect::info("Select a connection first")];
    }
    let is_jump = |id: &EdgeId| diagram.edge(id).is_some_and(|edge| edge.jump);
    let jump = !chosen.iter().all(is_jump);
    let (label, done) = match (jump, chosen.len()) {
        (true, 1) => ("Connection as jump", "Connection is a jump".to_owned()),
        (true, n) => ("Connections as jumps", format!("{n} connections are jumps")),
        (false, 1) => ("Connection as line", "Connection is a line".to_owned()),
        (false, n) => ("Connections as lines", format!("{n} connections are lines")),
    };
    let edit = Edit::SetJumps {
        edges: chosen,
        jump,
    };
    editor.commit_announced(label.to_owned(), &[edit], done)
}

fn selected(board: &BoardState) -> impl Iterator<Item = &EdgeId> {
    board.selection().iter().filter_map(|target| match target {
        Target::Edge(id) => Some(id),
        Target::Node(_) | Target::Sketch(_) => None,
    })
}

/// The selected jump, if it alone is selected.
fn selected_jump(board: &BoardState) -> Option<&Edge> {
    let Some(Target::Edge(id)) = board.selected_one() else {
        return None;
    };
    jump(board, id)
}

/// The edge, if it is a jump.
pub(in crate::editor) fn jump<'a>(board: &'a BoardState, id: &EdgeId) -> Option<&'a Edge> {
    board.document().diagram().edge(id).filter(|edge| edge.jump)
}

/// Goes to the end of the selected jump that is farther from the middle of the view.
pub(in crate::editor) fn follow_selected(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let Some(edge) = selected_jump(board) else {
        return vec![Effect::info("Select a connection that is a jump first")];
    };
    let folded = [&edge.from.node, &edge.to.node].into_iter().find(|id| {
        let end = Target::Node((*id).clone());
        board.document().fold_of(&end).is_some()
    });
    if let Some(end) = folded.cloned() {
        return editor.reveal(vec![Target::Node(end)]);
    }
    let middle = board.camera().visible(board.clear()).center();
    let Some(other) = other_end(board, edge, middle).cloned() else {
        return Vec::new();
    };
    let name = editor.spoken(&Target::Node(other.clone()));
    if let Some(extent) = extent(editor.board(), &other) {
        let clear = editor.board().clear();
        let camera = editor.goal().centred(extent.center(), clear);
        editor.animate_camera(camera);
    }
    vec![Effect::Announce(name)]
}

/// The camera after a click on a jump: where it was, moved as little as shows the other end.
pub(in crate::editor) fn followed(
    board: &BoardState,
    id: &EdgeId,
    at: Point,
) -> Option<crate::editor::Camera> {
    let other = other_end(board, jump(board, id)?, at)?;
    let extent = extent(board, other)?;
    Some(board.camera().revealing(extent, board.clear(), MARGIN))
}

fn extent(board: &BoardState, node: &NodeId) -> Option<Rect> {
    board.bounds(&Target::Node(node.clone()))
}

/// The end of a jump that is farther away.
fn other_end<'a>(board: &BoardState, edge: &'a Edge, at: Point) -> Option<&'a NodeId> {
    let distance = |id: &NodeId| Some(extent(board, id)?.center().distance(at));
    let (from, to) = (distance(&edge.from.node)?, distance(&edge.to.node)?);
    Some(if from > to {
        &edge.from.node
    } else {
        &edge.to.node
    })
}

/// Where a jump leads: the line it stands for, and both ends lit.
pub(in crate::editor) fn draw(board: &BoardState, id: &EdgeId, shapes: &mut Vec<Shape>) {
    let boxes = &board.derived().boxes;
    let Some(edge) = jump(board, id) else {
        return;
    };
    let (Some(from), Some(to)) = (boxes.get(&edge.from.node), boxes.get(&edge.to.node)) else {
        return;
    };
    let way = lost(&RouteEnds {
        from: from.attachment(&edge.from.port, PortSide::Output),
        to: to.attachment(&edge.to.port, PortSide::Input),
        from_box: from.rect,
        to_box: to.rect,
        via: &[],
        course: LineRouting::Straight,
    });
    for end in [&edge.from.node, &edge.to.node] {
        highlight_node(board, end, shapes);
    }
    let color = board.theme().tokens.accent;
    let stroke = ShapeStroke {
        width: thin(board, WIDTH),
        color,
        dash: Some(DASH.map(|length| thin(board, length))),
    };
    shapes.push(line(way.path, stroke));
}
