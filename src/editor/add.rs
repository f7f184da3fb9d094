//! Adding components: where they go, what they are called, what they are joined to.

use crate::catalog::Side;
use crate::editor::{Board, Editor, Effect, Targets, frames, join};
use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::{Diagram, Edit, End, FreshIds, KindId, Node, NodeId, Target};
use crate::scene::measure_size;

/// Space kept between a new component and its neighbours, in world units.
const GAP: f64 = 32.0;
/// Space between a component and one added after it, wide enough for an edge label.
const STRIDE: f64 = 72.0;

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
pub fn picked(
    editor: &mut Editor,
    kind: &KindId,
    from: Option<(End, Side)>,
    at: Point,
) -> Vec<Effect> {
    let board = &editor.board;
    let size = size_of(board, kind);
    let Some((end, side)) = from else {
        return component(editor, kind, Some(at));
    };
    let corner = match side {
        Side::Output => Point::new(at.x, at.y - size.height / 2.0),
        Side::Input => Point::new(at.x - size.width, at.y - size.height / 2.0),
    };
    let node = new_node(board, kind, clear_place(board, corner, size), size);
    let joint = join::with_new(board, &end, side, &node);
    let id = node.id.clone();
    let Some(joint) = joint else {
        return finish(editor, node, Vec::new());
    };
    let (edge, ask) = join::edge(board, &joint);
    let effects = finish(editor, node, vec![Edit::AddEdge(edge.clone())]);
    if editor.document().diagram().node(&id).is_some() {
        join::ask(editor, edge.id, ask);
    }
    effects
}

/// Adds a component and leads an edge through it, as one step.
pub fn spliced(
    editor: &mut Editor,
    kind: &KindId,
    at: Point,
    splice: &join::Splice,
) -> Vec<Effect> {
    let board = &editor.board;
    let size = size_of(board, kind);
    let node = new_node(board, kind, at - size.to_vec2() / 2.0, size);
    let edits = splice.edits(board, &node.id);
    finish(editor, node, edits)
}

/// Where a component that grows the graph from `end` goes: beside it, clear of others.
pub fn beside(board: &Board, end: &End, side: Side) -> Option<Point> {
    let rect = board.derived().boxes.get(&end.node)?.rect;
    let x = match side {
        Side::Output => rect.x1 + STRIDE,
        Side::Input => rect.x0 - STRIDE,
    };
    Some(Point::new(x, rect.center().y))
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
        editor.reveal(vec![Target::Node(id)]);
        effects.push(Effect::Announce(format!("Added {name}")));
    }
    effects
}

fn new_node(board: &Board, kind: &KindId, corner: Point, size: Size) -> Node {
    let document = board.document();
    let id = FreshIds::new(document).node(kind.as_str());
    let middle = corner + size.to_vec2() / 2.0;
    Node {
        at: Some(corner),
        frame: frames::frame_at(document, middle, &std::collections::BTreeSet::new()),
        ..Node::new(id, kind.clone())
    }
}

/// How large a component of the kind will be.
pub fn size_of(board: &Board, kind: &KindId) -> Size {
    let node = Node::new(NodeId::from(kind.as_str()), kind.clone());
    measure_size(&Diagram::default(), &node, board.catalog())
}

fn default_place(board: &Board, size: Size) -> Point {
    let selected: Targets = board.selected_nodes().cloned().map(Target::Node).collect();
    match board.extent(&selected) {
        Some(extent) => Point::new(extent.x1 + STRIDE, extent.center().y - size.height / 2.0),
        None => board.camera().visible(board.clear()).center() - size.to_vec2() / 2.0,
    }
}

/// The nearest place below or above, whichever is nearer, where the box touches no other.
pub fn clear_place(board: &Board, corner: Point, size: Size) -> Point {
    let taken: Vec<Rect> = board
        .derived()
        .boxes
        .values()
        .map(|node| node.rect.inflate(GAP, GAP))
        .collect();
    let wanted = Rect::from_origin_size(corner, size);
    let is_free = |dy: f64| {
        let moved = wanted + Vec2::new(0.0, dy);
        !taken.iter().any(|rect| overlaps(*rect, moved))
    };
    let column = taken
        .iter()
        .filter(|rect| rect.x0 < wanted.x1 && rect.x1 > wanted.x0);
    let edges = column.flat_map(|rect| [rect.y1 - wanted.y0, rect.y0 - wanted.y1]);
    let offsets = std::iter::once(0.0).chain(edges).filter(|dy| is_free(*dy));
    let nearest = offsets.min_by(|a, b| a.abs().total_cmp(&b.abs()).then(b.total_cmp(a)));
    corner + Vec2::new(0.0, nearest.unwrap_or(0.0))
}

fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
