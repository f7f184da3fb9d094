//! Lines and outlines above the board, which stay visible when it is small.

use crate::editor::BoardState;
use crate::geom::BezPath;
use crate::model::{EdgeId, NodeId, Target};
use crate::scene::{NODE_RADIUS, Shape, ShapeStroke};

/// Space between a thing and the ring around it.
const RING_GAP: f64 = 2.0;

/// Components that cannot take the connection keep this share of their colour.
pub(in crate::editor) const FADED: f64 = 0.3;

/// A component in hand keeps this share of its colour.
pub(in crate::editor) const GHOST: f64 = 0.85;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::editor) enum OverlayStyle {
    Hovered,
    Selected,
    /// The only selected thing: it shows its handles.
    Sole,
}

/// A line that stays visible when the board is small.
pub(in crate::editor) fn thin(board: &BoardState, width: f64) -> f64 {
    width / board.camera().zoom.min(1.0)
}

pub fn outline(
    board: &BoardState,
    target: &Target,
    radius: f64,
    stroke: ShapeStroke,
    shapes: &mut Vec<Shape>,
) {
    let Some(rect) = board.bounds(target) else {
        return;
    };
    let by = RING_GAP + stroke.width / 2.0;
    shapes.push(Shape::Rect {
        rect: rect.inflate(by, by),
        radius: radius + by,
        fill: None,
        stroke: Some(stroke),
    });
}

pub(in crate::editor) fn line(path: BezPath, stroke: ShapeStroke) -> Shape {
    Shape::Path {
        path,
        fill: None,
        stroke: Some(stroke),
    }
}

/// An edge that a component would go into.
pub fn highlight_edge(board: &BoardState, edge: &EdgeId, shapes: &mut Vec<Shape>) {
    let Some(route) = board.derived().line_of(edge) else {
        return;
    };
    let tokens = &board.theme().tokens;
    for (width, color) in [(10.0, tokens.halo), (3.0, tokens.accent)] {
        let stroke = ShapeStroke::solid(thin(board, width), color);
        shapes.push(line(route.path.clone(), stroke));
    }
}

/// A component whose place would be taken.
pub fn highlight_node(board: &BoardState, node: &NodeId, shapes: &mut Vec<Shape>) {
    let target = Target::Node(node.clone());
    let tokens = &board.theme().tokens;
    if let Some(rect) = board.bounds(&target) {
        shapes.push(Shape::Rect {
            rect,
            radius: NODE_RADIUS,
            fill: Some(tokens.selection),
            stroke: None,
        });
    }
    let stroke = ShapeStroke::solid(thin(board, 3.0), tokens.accent);
    outline(board, &target, NODE_RADIUS, stroke, shapes);
}
