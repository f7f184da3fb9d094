//! Where the labels of edges are drawn, so that they can be taken and moved along their line.

use crate::editor::BoardState;
use crate::geom::{Point, Rect};
use crate::model::{EdgeId, Target};
use crate::scene::{Item, Shape};

/// The label at a point, if it is drawn now.
pub fn at(board: &BoardState, at: Point) -> Option<EdgeId> {
    let place = Rect::from_points(at, at).inflate(0.5, 0.5);
    let mut near = board.derived().scene.near(place);
    near.find_map(|item| {
        let Some(Target::Edge(id)) = &item.owner else {
            return None;
        };
        let is_drawn = board.view().edge_labels || is_selected(board, id);
        let is_free = board.derived().folds.bundle(id).is_none();
        let is_on = is_drawn && is_free && patch(item)?.contains(at);
        is_on.then(|| id.clone())
    })
}

fn is_selected(board: &BoardState, id: &EdgeId) -> bool {
    board.selection().contains(&Target::Edge(id.clone()))
}

/// The patch that a label is written on; lines of edges have none.
fn patch(item: &Item) -> Option<Rect> {
    match item.shapes.first().or(item.close.first()) {
        Some(Shape::Rect { rect, .. }) => Some(*rect),
        _ => None,
    }
}
