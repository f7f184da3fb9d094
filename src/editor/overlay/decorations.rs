//! What is drawn above drawings and never exported: what an end would stick to, what the eraser has marked, the
//! handles of lines.

use crate::editor::overlay::draw::{FADED, OverlayStyle, line, thin};
use crate::editor::{BoardState, TargetSet};
use crate::geom::Point;
use crate::model::{Binding, ShapeKind, SketchItem, SketchKind, Target};
use crate::scene::{Anchor, NODE_RADIUS, STICK_GAP, Shape, ShapeStroke, bound_lines, outline_path};

/// A thing that the end of a line would stick to.
pub fn highlight_target(board: &BoardState, target: &Target, shapes: &mut Vec<Shape>) {
    let (document, boxes) = (board.document(), &board.derived().boxes);
    let Some(anchor) = Anchor::new(document, boxes, target) else {
        return;
    };
    let stroke = ShapeStroke::solid(thin(board, 3.0), board.theme().tokens.accent.faded(0.5));
    let rect = anchor.rect.inflate(STICK_GAP / 2.0, STICK_GAP / 2.0);
    shapes.push(match (anchor.outline, target) {
        (ShapeKind::Rectangle, Target::Node(_)) => Shape::Rect {
            rect,
            radius: NODE_RADIUS,
            fill: None,
            stroke: Some(stroke),
        },
        (ShapeKind::Rectangle, _) => Shape::Rect {
            rect,
            radius: 6.0,
            fill: None,
            stroke: Some(stroke),
        },
        (outline, _) => line(outline_path(outline, rect), stroke),
    });
}

/// What an end would stick to, and the point of its outline if it would stick there.
pub fn highlight_binding(board: &BoardState, binding: &Binding, shapes: &mut Vec<Shape>) {
    highlight_target(board, &binding.target, shapes);
    let anchor = Anchor::new(board.document(), &board.derived().boxes, &binding.target);
    if let (Some(anchor), Some(at)) = (anchor, binding.at) {
        let accent = board.theme().tokens.accent;
        let ring = ShapeStroke::solid(thin(board, 3.0), accent.faded(0.35));
        let radius = thin(board, 4.0);
        shapes.push(Shape::circle(
            anchor.point(at),
            radius,
            Some(accent),
            Some(ring),
        ));
    }
}

/// Lays the canvas colour over what is marked to go, and over the edges that go with it.
pub fn faded(board: &BoardState, marked: &TargetSet, shapes: &mut Vec<Shape>) {
    let diagram = board.document().diagram();
    let mut going = marked.clone();
    for target in marked {
        if let Target::Node(id) = target {
            let edges = diagram.incoming(id).into_iter().chain(diagram.outgoing(id));
            going.extend(edges.map(|edge| Target::Edge(edge.id.clone())));
        }
    }
    let cover = board.theme().tokens.canvas.faded(1.0 - FADED);
    for item in going
        .iter()
        .flat_map(|target| board.derived().scene.of(target))
    {
        let drawn = item.shapes.iter().cloned();
        shapes.extend(drawn.map(|shape| shape.painted(cover)));
    }
}

/// The eraser itself.
pub fn rubber_ring(board: &BoardState, at: Point, shapes: &mut Vec<Shape>) {
    let tokens = &board.theme().tokens;
    let stroke = ShapeStroke::solid(board.world(1.5), tokens.muted);
    shapes.push(Shape::circle(
        at,
        board.world(6.0),
        Some(tokens.card.faded(0.7)),
        Some(stroke),
    ));
}

/// A point of a line that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePoint {
    /// It is one already.
    Corner,
    /// The middle between two, which a drag makes one.
    Middle,
}

/// The handle of a point of a line.
pub fn handle(board: &BoardState, at: Point, point: LinePoint, shapes: &mut Vec<Shape>) {
    let tokens = &board.theme().tokens;
    let (radius, stroke) = match point {
        LinePoint::Corner => (5.0, ShapeStroke::solid(board.world(2.0), tokens.accent)),
        LinePoint::Middle => (
            3.5,
            ShapeStroke::solid(board.world(1.5), tokens.accent.faded(0.5)),
        ),
    };
    shapes.push(Shape::circle(
        at,
        board.world(radius),
        Some(tokens.card),
        Some(stroke),
    ));
}

/// A drawn line has its handles; its course is lit, not its box.
pub fn line_ring(
    board: &BoardState,
    item: &SketchItem,
    style: OverlayStyle,
    shapes: &mut Vec<Shape>,
) {
    let path = bound_lines::seen(board.document(), &board.derived().boxes, item);
    let width = if style == OverlayStyle::Hovered {
        6.0
    } else {
        8.0
    };
    let halo = ShapeStroke::solid(thin(board, width), board.theme().tokens.halo);
    shapes.push(line(path, halo));
}

/// Whether it is drawn as a line, without a box.
pub fn is_line(item: &SketchItem) -> bool {
    matches!(&item.form, SketchKind::Line(_) | SketchKind::Ink { .. })
}
