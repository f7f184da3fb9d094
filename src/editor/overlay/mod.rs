//! What is drawn above the board and never exported: rings around what is selected, its handles, the connection
//! being drawn, the marquee, guides, the component in hand. Close details of the board's own items, such as the
//! names of ports, the window draws with the items; [`Editor::is_close`] says of which.

mod arranging;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::editor::{Board, Connecting, Editor, Targets, ToolId, add, failing, marks};
use crate::geom::{BezPath, PathEl, Point, Rect, Vec2};
use crate::model::{Diagram, EdgeId, KindId, Node, NodeId, SketchId, SketchItem, Target};
use crate::rules::Report;
use crate::scene::{
    Color, FRAME_RADIUS, Item, NODE_RADIUS, Numbers, Scene, Shape, Stroke, Style, edge_look,
    lift_shadow, node_box, node_item,
};

use arranging::{bends_shown, groups_outlined, handles_shown, lock_marks};
pub use arranging::{edge_lit, guides, node_lit, space};

/// More selected things in view than this have no rings of their own.
const MOST_RINGS: usize = 600;
/// Of the accent over a thing that is selected among very many.
const TINT: f64 = 0.3;
/// How far beyond a thing its ring reaches at most, in screen points.
const AROUND: f64 = 16.0;
/// Below this zoom arrowheads and labels of edges are too small to be seen through a ring.
const LEAST_MARKED: f64 = 0.2;
/// Space between a thing and the ring around it.
const RING_GAP: f64 = 2.0;
/// Components that cannot take the connection keep this share of their colour.
pub(in crate::editor) const FADED: f64 = 0.3;
/// A component in hand keeps this share of its colour.
pub(in crate::editor) const GHOST: f64 = 0.85;

impl Editor {
    /// Whether the names of a thing's ports and the like show at any zoom: what is selected or under the pointer,
    /// and, while a connection is drawn, what it could be joined to.
    pub fn is_close(&self, target: &Target) -> bool {
        let Some(connecting) = self.tool.connecting() else {
            return self.selection().contains(target) || self.hovered().as_ref() == Some(target);
        };
        let Target::Node(id) = target else {
            return false;
        };
        connecting.fixed().node == *id
            || connecting.over_node().as_ref() == Some(id)
            || connecting.fits().keys().any(|(node, _)| node == id)
    }

    /// What to draw above the board now.
    pub fn overlay(&self) -> Scene {
        let board = &self.board;
        let mut shapes = Vec::new();
        let connecting = self.tool.connecting().is_some();
        if let Some(connecting) = self.tool.connecting() {
            fade_others(board, connecting, &mut shapes);
        }
        let hovered = self.hovered();
        if let Some(target) = hovered
            .as_ref()
            .filter(|target| !board.selection().contains(target))
        {
            ring(board, target, Look::Hovered, &mut shapes);
        }
        groups_outlined(board, &mut shapes);
        let ringed = selected_marked(board, &mut shapes);
        failing::marks(board, &mut shapes);
        self.veil_show(&mut shapes);
        self.ring_found(&mut shapes);
        shapes.extend(edge_marks(board, &ringed));
        bends_shown(board, &mut shapes);
        lock_marks(board, hovered.as_ref(), &mut shapes);
        if self.tool_id() == ToolId::Select && self.dragged().is_none() && !connecting {
            handles_shown(board, &mut shapes);
        }
        self.draw_lit(&mut shapes);
        if let Some(ghost) = self.ghost() {
            shapes.extend(ghost.shapes(board));
        }
        let mut items = lifted(board, self.dragged());
        items.extend(Item::new(None, shapes, Vec::new()).map(Arc::new));
        let mut above = Vec::new();
        self.tool.overlay(board, &mut above);
        items.extend(Item::new(None, above, Vec::new()).map(Arc::new));
        Scene::new(items)
    }
}

/// Marks what is selected and in view. Of very many things in view each gets a mere tint, and edges among them none:
/// from so far away rings would hide the board. Returns those that have rings.
fn selected_marked<'a>(board: &'a Board, shapes: &mut Vec<Shape>) -> Vec<&'a Target> {
    let look = if board.selection().len() == 1 {
        Look::Sole
    } else {
        Look::Selected
    };
    let around = board.world(AROUND);
    let seen = board.camera().visible(board.viewport());
    let in_view = board.picked().in_area(seen.inflate(around, around));
    let shown: Vec<(Rect, &Target)> = in_view.collect();
    if shown.len() <= MOST_RINGS {
        let ringed = shown.into_iter().map(|(_, target)| target);
        let ringed: Vec<&Target> = ringed.collect();
        for target in &ringed {
            ring(board, target, look, shapes);
        }
        return ringed;
    }
    let tint = board.theme().tokens.accent.faded(TINT);
    let things = shown
        .into_iter()
        .filter(|(_, target)| !matches!(target, Target::Edge(_)));
    shapes.extend(things.map(|(rect, _)| Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(tint),
        stroke: None,
    }));
    Vec::new()
}

/// Components that are being dragged, once more above everything, with their shadows.
fn lifted(board: &Board, dragged: Option<&Targets>) -> Vec<Arc<Item>> {
    let Some(dragged) = dragged else {
        return Vec::new();
    };
    let mut items = Vec::new();
    let diagram = board.document().diagram();
    let nodes = dragged.iter().filter_map(|target| match target {
        Target::Node(id) => Some((diagram.node(id)?.z, target)),
        _ => None,
    });
    let in_order: BTreeSet<_> = nodes.collect();
    for (_, owner) in in_order {
        let shadow = board
            .bounds(owner)
            .map(|rect| lift_shadow(rect, board.theme()));
        let shadow = Item::new(None, shadow.into_iter().collect(), Vec::new());
        items.extend(shadow.map(Arc::new));
        items.extend(board.derived().scene.of(owner).cloned());
    }
    items
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::editor) enum Look {
    Hovered,
    Selected,
    /// The only selected thing: it shows its handles.
    Sole,
}

fn ring(board: &Board, target: &Target, look: Look, shapes: &mut Vec<Shape>) {
    let accent = board.theme().tokens.accent;
    let stroke = match look {
        Look::Hovered => Stroke::solid(thin(board, 1.0), accent.faded(0.6)),
        Look::Selected | Look::Sole => Stroke::solid(thin(board, 2.0), accent),
    };
    match target {
        Target::Node(_) => outline(board, target, NODE_RADIUS, stroke, shapes),
        Target::Sketch(id) => {
            let item = board.document().sketch().get(id);
            if let Some(item) = item.filter(|item| marks::is_line(item)) {
                return marks::line_ring(board, item, look, shapes);
            }
            let is_frame = board
                .document()
                .sketch()
                .get(id)
                .is_some_and(SketchItem::is_frame);
            outline(
                board,
                target,
                if is_frame { FRAME_RADIUS } else { 4.0 },
                stroke,
                shapes,
            );
        }
        Target::Edge(id) => edge_ring(board, id, look, shapes),
    }
}

/// A line that stays visible when the board is small.
pub(in crate::editor) fn thin(board: &Board, width: f64) -> f64 {
    width / board.camera().zoom.min(1.0)
}

fn outline(board: &Board, target: &Target, radius: f64, stroke: Stroke, shapes: &mut Vec<Shape>) {
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

fn edge_ring(board: &Board, id: &EdgeId, look: Look, shapes: &mut Vec<Shape>) {
    let Some(route) = board.derived().routes.get(id) else {
        return;
    };
    let tokens = &board.theme().tokens;
    let width = if look == Look::Hovered { 6.0 } else { 8.0 };
    shapes.push(line(
        route.path.clone(),
        Stroke::solid(thin(board, width), tokens.halo),
    ));
    if look == Look::Hovered {
        return;
    }
    let diagram = board.document().diagram();
    let report = &board.derived().shown;
    if let Some(edge) = diagram.edge(id) {
        let look = edge_look(diagram, edge, board.catalog(), report, board.theme());
        let width = thin(board, 2.5);
        let stroke = Stroke {
            width,
            ..look.stroke
        };
        shapes.push(line(route.path.clone(), stroke));
    }
    if look == Look::Sole {
        for at in path_ends(&route.path) {
            let stroke = Stroke::solid(thin(board, 2.0), tokens.accent);
            shapes.push(Shape::circle(
                at,
                thin(board, 5.0),
                Some(tokens.card),
                Some(stroke),
            ));
        }
    }
}

/// Labels, arrowheads and crosses of selected edges, once more above their wider lines.
fn edge_marks(board: &Board, selected: &[&Target]) -> Vec<Shape> {
    if board.camera().zoom < LEAST_MARKED {
        return Vec::new();
    }
    let edges = selected
        .iter()
        .filter(|target| matches!(target, Target::Edge(_)));
    let selected = edges.flat_map(|edge| board.derived().scene.of(edge));
    let marks = selected.flat_map(|item| {
        let all = item.shapes.iter().chain(&item.close);
        all.skip_while(|shape| matches!(shape, Shape::Path { fill: None, .. }))
    });
    marks.cloned().collect()
}

fn path_ends(path: &BezPath) -> Vec<Point> {
    let all: Vec<Point> = path
        .elements()
        .iter()
        .filter_map(PathEl::end_point)
        .collect();
    let ends = all.first().into_iter().chain(all.last());
    ends.copied().collect()
}

pub(in crate::editor) fn line(path: BezPath, stroke: Stroke) -> Shape {
    Shape::Path {
        path,
        fill: None,
        stroke: Some(stroke),
    }
}

/// Lays the canvas colour over components without a port that fits.
fn fade_others(board: &Board, connecting: &Connecting, shapes: &mut Vec<Shape>) {
    let fitting: BTreeSet<_> = connecting.fits().keys().map(|(node, _)| node).collect();
    let tokens = &board.theme().tokens;
    for (id, node) in &board.derived().boxes {
        let placed = board.document().diagram().node(id);
        let framed = placed.is_some_and(|node| node.frame.is_some());
        let ground = if framed {
            tokens.frame.over(tokens.canvas)
        } else {
            tokens.canvas
        };
        if *id != connecting.fixed().node && !fitting.contains(id) {
            shapes.push(Shape::Rect {
                rect: node.rect.inflate(6.0, 6.0),
                radius: NODE_RADIUS,
                fill: Some(ground.faded(1.0 - FADED)),
                stroke: None,
            });
        }
    }
}

/// The connection being drawn, from where it holds to where the pointer is.
pub fn rubber(board: &Board, from: Point, to: Point, color: Color, shapes: &mut Vec<Shape>) {
    let reach = Vec2::new(((to.x - from.x).abs() / 2.0).clamp(24.0, 160.0), 0.0);
    let mut path = BezPath::new();
    path.move_to(from);
    path.curve_to(from + reach, to - reach, to);
    shapes.push(line(path, Stroke::solid(thin(board, 2.0), color)));
    shapes.push(Shape::circle(to, thin(board, 3.5), Some(color), None));
}

/// A port that takes the connection; the one that would be joined is filled.
pub fn port_lit(board: &Board, at: Point, color: Color, chosen: bool, shapes: &mut Vec<Shape>) {
    shapes.push(Shape::circle(
        at,
        thin(board, 11.0),
        Some(color.faded(0.18)),
        None,
    ));
    let fill = if chosen {
        color
    } else {
        board.theme().tokens.card
    };
    let stroke = Stroke::solid(thin(board, 2.0), color);
    shapes.push(Shape::circle(
        at,
        thin(board, 6.0),
        Some(fill),
        Some(stroke),
    ));
}

/// The rectangle that selects.
pub fn marquee(board: &Board, rect: Rect, shapes: &mut Vec<Shape>) {
    let tokens = &board.theme().tokens;
    shapes.push(Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(tokens.selection),
        stroke: Some(Stroke::solid(board.world(1.0), tokens.marquee_border)),
    });
}

/// A frame that would take in what is dragged.
pub fn frame_lit(board: &Board, frame: &SketchId, shapes: &mut Vec<Shape>) {
    let stroke = Stroke::solid(thin(board, 2.0), board.theme().tokens.accent.faded(0.6));
    outline(
        board,
        &Target::Sketch(frame.clone()),
        FRAME_RADIUS,
        stroke,
        shapes,
    );
}

/// The component in hand, its middle at `at`, as it will look.
pub fn ghost(board: &Board, kind: &KindId, at: Point, shapes: &mut Vec<Shape>) {
    let node = Node::new(NodeId::from(kind.as_str()), kind.clone());
    let corner = at - add::size_of(board, kind).to_vec2() / 2.0;
    let placed = node_box(&Diagram::default(), &node, corner, board.catalog());
    shapes.push(lift_shadow(placed.rect, board.theme()));
    let style = Style::new(board.theme());
    let item = node_item(
        &node,
        &placed,
        Vec::new(),
        &Report::default(),
        &Numbers::default(),
        &style,
    );
    let drawn = item.into_iter().flat_map(|item| item.shapes);
    shapes.extend(drawn.map(|shape| shape.faded(GHOST)));
    shapes.push(Shape::Rect {
        rect: placed.rect,
        radius: NODE_RADIUS,
        fill: None,
        stroke: Some(Stroke::solid(thin(board, 1.5), board.theme().tokens.accent)),
    });
}
