//! Adding components: where they go, what they are called, what they are joined to.

use crate::catalog::PortSide;
use crate::editor::{
    BoardState, Editor, Effect,
    arrange::frames,
    arrange::placement::{clear_place, default_place, size_of},
    arrange::port_levels,
    connect,
};
use crate::geom::{Point, Size};
use crate::model::{EdgeEnd, Edit, FreshIds, KindId, Node, Target};

/// Adds a component: its middle at `at`, or without a place right of the selection or in the middle of the view.
pub fn component(editor: &mut Editor, kind: &KindId, at: Option<Point>) -> Vec<Effect> {
    let board = &editor.board;
    let size = size_of(board, kind);
    let corner = match at {
        Some(at) => at - size.to_vec2() / 2.0,
        None => clear_place(board, default_place(board, size), size),
    };
    let node = new_node(board, kind, corner, size);
    finish(editor, node, Vec::new())
}

/// Adds the component picked for the open prompt, and joins it to where the drag began, as one step.
pub fn kind_chosen(
    editor: &mut Editor,
    kind: &KindId,
    from: Option<(EdgeEnd, PortSide)>,
    at: Point,
) -> Vec<Effect> {
    let board = &editor.board;
    let size = size_of(board, kind);
    let Some((end, side)) = from else {
        return component(editor, kind, Some(at));
    };
    let corner = match side {
        PortSide::Output => Point::new(at.x, at.y - size.height / 2.0),
        PortSide::Input => Point::new(at.x - size.width, at.y - size.height / 2.0),
    };
    let mut node = new_node(board, kind, corner, size);
    let candidate = connect::with_new(board, &end, side, &node);
    let corner = candidate.as_ref().map_or(corner, |candidate| {
        port_levels::straight(board, &node, candidate, side)
    });
    let corner = clear_place(board, corner, size);
    node = Node {
        id: node.id,
        ..new_node(board, kind, corner, size)
    };
    let id = node.id.clone();
    let Some(candidate) = candidate else {
        return finish(editor, node, Vec::new());
    };
    let new = board.catalog().kind(kind.as_str());
    let back = new.and_then(|kind| connect::answer_to(board, &candidate, Some((&id, kind))));
    let edges = connect::edges(board, std::iter::once(&candidate).chain(&back));
    let ids = edges.iter().map(|edge| edge.id.clone()).collect();
    let adding = edges.into_iter().map(Edit::AddEdge).collect();
    let effects = finish(editor, node, adding);
    if editor.document().diagram().node(&id).is_some() {
        connect::ask_first(editor, ids, std::iter::once(candidate).chain(back));
    }
    effects
}

/// Adds a component and leads an edge through it, as one step.
pub fn spliced(
    editor: &mut Editor,
    kind: &KindId,
    at: Point,
    splice: &connect::Splice,
) -> Vec<Effect> {
    let board = &editor.board;
    let size = size_of(board, kind);
    let node = new_node(board, kind, at - size.to_vec2() / 2.0, size);
    let edits = splice.edits(board, &node.id);
    finish(editor, node, edits)
}

fn finish(editor: &mut Editor, node: Node, more: Vec<Edit>) -> Vec<Effect> {
    let id = node.id.clone();
    let name = editor
        .board
        .catalog
        .kind(node.kind.as_str())
        .map_or_else(|| node.kind.to_string(), |kind| kind.name.clone());
    let mut edits = vec![Edit::AddNode(node)];
    edits.extend(more);
    let mut effects = editor.commit(format!("Add {name}"), &edits);
    if editor.document().diagram().node(&id).is_some() {
        show(editor, Target::Node(id));
        effects.push(Effect::Announce(format!("Added {name}")));
    }
    effects
}

/// Selects what was added. The board stays where it is under the hand, unless most of the new thing is out of view.
fn show(editor: &mut Editor, target: Target) {
    let seen = editor.camera().visible(editor.viewport());
    let extent = editor.board.bounds(&target);
    if extent.is_some_and(|extent| seen.contains(extent.center())) && !editor.is_flying() {
        editor.select([target].into());
    } else {
        drop(editor.reveal(vec![target]));
    }
}

fn new_node(board: &BoardState, kind: &KindId, corner: Point, size: Size) -> Node {
    let document = board.document();
    let id = FreshIds::new(document).node(kind.as_str());
    let middle = corner + size.to_vec2() / 2.0;
    Node {
        at: Some(corner),
        frame: frames::frame_at(document, middle, &std::collections::BTreeSet::new()),
        ..Node::new(id, kind.clone())
    }
}
