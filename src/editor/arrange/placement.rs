//! Free places for components that are about to be added.

use crate::catalog::PortSide;
use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::{Document, EdgeEnd, KindId, Node, NodeId, Target};
use crate::scene::measure_size;

/// Space kept between a new component and its neighbours, in world units.
const GAP: f64 = 32.0;

/// Space between a component and one added after it, wide enough for an edge label.
const STRIDE: f64 = 72.0;

/// Where a component that grows the graph from `end` goes: beside it, clear of others.
pub fn beside(board: &BoardState, end: &EdgeEnd, side: PortSide) -> Option<Point> {
    let rect = board.derived().boxes.get(&end.node)?.rect;
    let x = match side {
        PortSide::Output => rect.x1 + STRIDE,
        PortSide::Input => rect.x0 - STRIDE,
    };
    Some(Point::new(x, rect.center().y))
}

/// How large a component of the kind will be.
pub fn size_of(board: &BoardState, kind: &KindId) -> Size {
    let node = Node::new(NodeId::from(kind.as_str()), kind.clone());
    measure_size(&Document::default(), &node, board.catalog())
}

pub fn default_place(board: &BoardState, size: Size) -> Point {
    let selected: TargetSet = board.selected_nodes().cloned().map(Target::Node).collect();
    match board.extent(&selected) {
        Some(extent) => Point::new(extent.x1 + STRIDE, extent.center().y - size.height / 2.0),
        None => board.camera().visible(board.clear()).center() - size.to_vec2() / 2.0,
    }
}

/// The nearest place below or above, whichever is nearer, where the box touches no other.
pub fn clear_place(board: &BoardState, corner: Point, size: Size) -> Point {
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
