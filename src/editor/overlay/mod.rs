//! What is drawn above the board and never exported: rings around what is selected, its handles, the connection
//! being drawn, the marquee, guides, the component in hand.

mod arranging;
pub(in crate::editor) mod decorations;
pub(in crate::editor) mod draw;
mod gestures;
mod rims;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::editor::{
    BoardState, ConnectDrag, Editor, TargetSet, ToolId, edges::jumps, fixes, search::find, stages,
    study::failure_modes, view::attention, view::presentation,
};
use crate::geom::{BezPath, PathEl, Point, Rect};
use crate::model::{EdgeId, SketchItem, Target};
use crate::scene::{
    FRAME_RADIUS, Item, NODE_RADIUS, PairHalf, Scene, Shape, ShapeStroke, beside, edge_style,
    lift_shadow,
};

use arranging::{bends_shown, groups_outlined, handles_shown, lock_marks};
pub use arranging::{guides, space};
use draw::{FADED, OverlayStyle, line, outline, thin};
pub use draw::{highlight_edge, highlight_node};
pub use gestures::{PortMark, draw_pending_edge, ghost, highlight_frame, highlight_port, marquee};

/// More selected things in view than this have no rings of their own.
const MOST_RINGS: usize = 600;
/// Of the accent over a thing that is selected among very many.
const TINT: f64 = 0.3;
/// How far beyond a thing its ring reaches at most, in screen points.
const AROUND: f64 = 16.0;
/// Below this zoom arrowheads and labels of edges are too small to be seen through a ring.
const LEAST_MARKED: f64 = 0.2;

impl Editor {
    /// What to draw above the board now.
    pub fn overlay(&self) -> Scene {
        let board = &self.board;
        let mut shapes = Vec::new();
        let connecting = self.tool.connecting().is_some();
        if let Some(connecting) = self.tool.connecting() {
            fade_others(board, connecting, &mut shapes);
        }
        let below = Item::new(None, std::mem::take(&mut shapes), Vec::new()).map(Arc::new);
        let hovered = self.hovered();
        if let Some(target) = hovered
            .as_ref()
            .filter(|target| !board.selection().contains(target))
        {
            ring(board, target, OverlayStyle::Hovered, &mut shapes);
        }
        for target in hovered.as_ref().into_iter().chain(board.selected_one()) {
            if let Target::Edge(id) = target {
                jumps::draw(board, id, &mut shapes);
            }
        }
        groups_outlined(board, &mut shapes);
        let ringed = selected_marked(board, &mut shapes);
        failure_modes::marks(board, &mut shapes);
        presentation::draw_veil(self, &mut shapes);
        stages::draw_veils(self, &mut shapes);
        find::draw_rings(self, &mut shapes);
        shapes.extend(edge_marks(board, &ringed));
        bends_shown(board, &mut shapes);
        lock_marks(board, hovered.as_ref(), &mut shapes);
        if self.tool_id() == ToolId::Select && self.dragged().is_none() && !connecting {
            handles_shown(board, &mut shapes);
        }
        if let Some(ghost) = fixes::shown(self) {
            shapes.extend(ghost.shapes(board));
        }
        let mut items: Vec<Arc<Item>> = below.into_iter().collect();
        items.extend(attention::items(self));
        items.extend(rims::opened(self));
        items.extend(lifted(board, self.dragged()));
        items.extend(Item::new(None, shapes, Vec::new()).map(Arc::new));
        let mut above = Vec::new();
        self.tool.overlay(board, &mut above);
        items.extend(Item::new(None, above, Vec::new()).map(Arc::new));
        Scene::new(items)
    }
}

/// Marks what is selected and in view. Of very many things in view each gets a mere tint, and edges among them none:
/// from so far away rings would hide the board. Returns those that have rings.
fn selected_marked<'a>(board: &'a BoardState, shapes: &mut Vec<Shape>) -> Vec<&'a Target> {
    let look = if board.selected_one().is_some() {
        OverlayStyle::Sole
    } else {
        OverlayStyle::Selected
    };
    let around = board.world(AROUND);
    let seen = board.camera().visible(board.viewport());
    let in_view = board
        .selection_summary()
        .in_area(seen.inflate(around, around));
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
fn lifted(board: &BoardState, dragged: Option<&TargetSet>) -> Vec<Arc<Item>> {
    let Some(dragged) = dragged else {
        return Vec::new();
    };
    let mut items = Vec::new();
    let diagram = board.document().diagram();
    let nodes = dragged.iter().filter_map(|target| match target {
        Target::Node(id) => Some((diagram.node(id)?.z, target)),
        Target::Edge(_) | Target::Sketch(_) => None,
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

fn ring(board: &BoardState, target: &Target, look: OverlayStyle, shapes: &mut Vec<Shape>) {
    let accent = board.theme().tokens.accent;
    let stroke = match look {
        OverlayStyle::Hovered => ShapeStroke::solid(thin(board, 1.0), accent.faded(0.6)),
        OverlayStyle::Selected | OverlayStyle::Sole => ShapeStroke::solid(thin(board, 2.0), accent),
    };
    match target {
        Target::Node(_) => outline(board, target, NODE_RADIUS, stroke, shapes),
        Target::Sketch(id) => {
            let item = board.document().sketch().get(id);
            if let Some(item) = item.filter(|item| decorations::is_line(item)) {
                return decorations::line_ring(board, item, look, shapes);
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

fn edge_ring(board: &BoardState, id: &EdgeId, look: OverlayStyle, shapes: &mut Vec<Shape>) {
    // The ring of a request is that of its answer too.
    let one = board.selected_one().filter(|_| !board.shows_apart());
    let is_selected = board.selection().contains(&Target::Edge(id.clone()));
    let is_drawn = is_selected && one.is_some_and(|one| one.edge() != Some(id));
    let Some(path) = ring_path(board, id).filter(|_| !is_drawn) else {
        return;
    };
    let tokens = &board.theme().tokens;
    let width = if look == OverlayStyle::Hovered {
        6.0
    } else {
        8.0
    };
    shapes.push(line(
        path.clone(),
        ShapeStroke::solid(thin(board, width), tokens.halo),
    ));
    if look == OverlayStyle::Hovered {
        return;
    }
    let diagram = board.document().diagram();
    let report = &board.derived().shown;
    if let Some(edge) = diagram.edge(id) {
        let look = edge_style(diagram, edge, board.catalog(), report, board.theme());
        let width = thin(board, 2.5);
        let stroke = ShapeStroke {
            width,
            ..look.stroke
        };
        shapes.push(line(path.clone(), stroke));
    }
    if look == OverlayStyle::Sole {
        for at in path_ends(&path) {
            let stroke = ShapeStroke::solid(thin(board, 2.0), tokens.accent);
            shapes.push(Shape::circle(
                at,
                thin(board, 5.0),
                Some(tokens.card),
                Some(stroke),
            ));
        }
    }
}

/// Where an edge runs: a request and its answer each on their own line where they are drawn apart.
fn ring_path(board: &BoardState, id: &EdgeId) -> Option<BezPath> {
    let derived = board.derived();
    let path = &derived.line_of(id)?.path;
    let pair = derived.pairs.pair(id).filter(|_| board.shows_apart());
    Some(match pair {
        Some(pair) if pair.answer == *id => beside(path, PairHalf::Answer),
        Some(_) => beside(path, PairHalf::Request),
        None => path.clone(),
    })
}

/// Labels, arrowheads and crosses of selected edges, once more above their wider lines.
fn edge_marks(board: &BoardState, selected: &[&Target]) -> Vec<Shape> {
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

/// Lays the canvas colour over components without a port that fits.
fn fade_others(board: &BoardState, connecting: &ConnectDrag, shapes: &mut Vec<Shape>) {
    let fitting: BTreeSet<_> = connecting.fits().keys().map(|(node, _)| node).collect();
    let tokens = &board.theme().tokens;
    for (id, node) in &board.derived().boxes {
        let placed = board.document().diagram().node(id);
        let framed = placed.is_some_and(|node| node.frame.is_some());
        let background = if framed {
            tokens.frame.over(tokens.canvas)
        } else {
            tokens.canvas
        };
        if *id != connecting.fixed().node && !fitting.contains(id) {
            shapes.push(Shape::Rect {
                rect: node.rect.inflate(6.0, 6.0),
                radius: NODE_RADIUS,
                fill: Some(background.faded(1.0 - FADED)),
                stroke: None,
            });
        }
    }
}
