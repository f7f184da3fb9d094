//! What gestures show while they last: the connection being drawn, ports, the marquee, the component in hand.

use crate::editor::overlay::draw::{GHOST, line, outline, thin};
use crate::editor::{BoardState, arrange::placement};
use crate::geom::{BezPath, Point, Rect, Vec2};
use crate::model::{Document, KindId, Node, NodeId, SketchId, Target};
use crate::rules::Report;
use crate::scene::{
    Annotations, Color, FRAME_RADIUS, NODE_RADIUS, SceneStyle, Shape, ShapeStroke, lift_shadow,
    node_box, node_item,
};

/// The connection being drawn, from where it holds to where the pointer is.
pub fn draw_pending_edge(
    board: &BoardState,
    from: Point,
    to: Point,
    color: Color,
    shapes: &mut Vec<Shape>,
) {
    let reach = Vec2::new(((to.x - from.x).abs() / 2.0).clamp(24.0, 160.0), 0.0);
    let mut path = BezPath::new();
    path.move_to(from);
    path.curve_to(from + reach, to - reach, to);
    shapes.push(line(path, ShapeStroke::solid(thin(board, 2.0), color)));
    shapes.push(Shape::circle(to, thin(board, 3.5), Some(color), None));
}

/// How a port that takes the connection is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortMark {
    /// It would be joined if the pointer let go now.
    Chosen,
    Fitting,
}

/// A port that takes the connection; the one that would be joined is filled.
pub fn highlight_port(
    board: &BoardState,
    at: Point,
    color: Color,
    mark: PortMark,
    shapes: &mut Vec<Shape>,
) {
    shapes.push(Shape::circle(
        at,
        thin(board, 11.0),
        Some(color.faded(0.18)),
        None,
    ));
    let fill = match mark {
        PortMark::Chosen => color,
        PortMark::Fitting => board.theme().tokens.card,
    };
    let stroke = ShapeStroke::solid(thin(board, 2.0), color);
    shapes.push(Shape::circle(
        at,
        thin(board, 6.0),
        Some(fill),
        Some(stroke),
    ));
}

/// The rectangle that selects.
pub fn marquee(board: &BoardState, rect: Rect, shapes: &mut Vec<Shape>) {
    let tokens = &board.theme().tokens;
    shapes.push(Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(tokens.selection),
        stroke: Some(ShapeStroke::solid(board.world(1.0), tokens.marquee_border)),
    });
}

/// A frame that would take in what is dragged.
pub fn highlight_frame(board: &BoardState, frame: &SketchId, shapes: &mut Vec<Shape>) {
    let stroke = ShapeStroke::solid(thin(board, 2.0), board.theme().tokens.accent.faded(0.6));
    outline(
        board,
        &Target::Sketch(frame.clone()),
        FRAME_RADIUS,
        stroke,
        shapes,
    );
}

/// The component in hand, its middle at `at`, as it will look.
pub fn ghost(board: &BoardState, kind: &KindId, at: Point, shapes: &mut Vec<Shape>) {
    let node = Node::new(NodeId::from(kind.as_str()), kind.clone());
    let corner = at - placement::size_of(board, kind).to_vec2() / 2.0;
    let placed = node_box(&Document::default(), &node, corner, board.catalog());
    shapes.push(lift_shadow(placed.rect, board.theme()));
    let style = SceneStyle::new(board.theme());
    let item = node_item(
        &node,
        &placed,
        Vec::new(),
        &Report::default(),
        &Annotations::default(),
        &style,
    );
    let drawn = item.into_iter().flat_map(|item| item.shapes);
    shapes.extend(drawn.map(|shape| shape.faded(GHOST)));
    shapes.push(Shape::Rect {
        rect: placed.rect,
        radius: NODE_RADIUS,
        fill: None,
        stroke: Some(ShapeStroke::solid(
            thin(board, 1.5),
            board.theme().tokens.accent,
        )),
    });
}
