//! A document as a display list. Each element has a function of its own, so that only what changed need be
//! built again; this file puts them in order.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::geom::{Point, Rect};
use crate::layout::Route;
use crate::model::{Document, EdgeId, Node, NodeId, SketchItem};
use crate::rules::Report;
use crate::scene::obstacles::Obstacles;
use crate::scene::{
    Color, Item, NodeBox, PORT_RADIUS, Scene, Theme, edge_item, edge_look, label_item, node_item,
    place_label, sketch_item,
};

/// How a board is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    pub theme: &'a Theme,
    /// Names what flows on every edge; otherwise only close by and on selected edges.
    pub edge_labels: bool,
    /// Marks findings on components and ports.
    pub badges: bool,
}

impl<'a> Style<'a> {
    pub fn new(theme: &'a Theme) -> Self {
        Self {
            theme,
            edge_labels: true,
            badges: true,
        }
    }
}

/// Everything in painter's order: frames, what was drawn beneath (negative z), lines of edges, components,
/// labels of edges, what was drawn on top.
pub fn build(
    document: &Document,
    catalog: &Catalog,
    boxes: &BTreeMap<NodeId, NodeBox>,
    routes: &BTreeMap<EdgeId, Route>,
    report: &Report,
    style: &Style,
) -> Scene {
    let (beneath, above): (Vec<_>, Vec<_>) = sketch_in_order(document)
        .into_iter()
        .partition(|item| item.is_frame() || item.z < 0);
    let mut items: Vec<Option<Item>> = Vec::new();
    items.extend(beneath.iter().map(|item| sketch_item(item, style)));
    let (lines, labels) = edges(document, catalog, boxes, routes, report, style);
    items.extend(lines);
    items.extend(nodes_in_order(document).into_iter().map(|node| {
        let at = boxes.get(&node.id)?;
        node_item(node, at, report, style)
    }));
    items.extend(labels);
    items.extend(above.iter().map(|item| sketch_item(item, style)));
    Scene::new(items.into_iter().flatten().map(Arc::new).collect())
}

type Items = Vec<Option<Item>>;

/// Lines, and labels that avoid components and each other.
fn edges(
    document: &Document,
    catalog: &Catalog,
    boxes: &BTreeMap<NodeId, NodeBox>,
    routes: &BTreeMap<EdgeId, Route>,
    report: &Report,
    style: &Style,
) -> (Items, Items) {
    let diagram = document.diagram();
    let mut obstacles = obstacles(boxes.values());
    let (mut lines, mut labels) = (Items::new(), Items::new());
    for edge in diagram.edges() {
        let Some(route) = routes.get(&edge.id) else {
            continue;
        };
        let look = edge_look(diagram, edge, catalog, report, style.theme);
        lines.push(edge_item(edge, route, look, style));
        if let Some(label) = place_label(edge, route, look, catalog, &obstacles) {
            obstacles.add(label.rect);
            let ground = ground(document, label.rect.center(), style.theme);
            labels.push(label_item(edge, &label, ground, style));
        }
    }
    (lines, labels)
}

/// What labels keep clear of: components with their ports.
pub fn obstacles<'a>(boxes: impl Iterator<Item = &'a NodeBox>) -> Obstacles {
    let with_ports = |at: &NodeBox| -> Rect { at.rect.inflate(PORT_RADIUS + 1.0, 1.0) };
    boxes.map(with_ports).collect()
}

/// The colour of the canvas at a point, with the frames that lie there.
pub fn ground(document: &Document, at: Point, theme: &Theme) -> Color {
    sketch_in_order(document)
        .into_iter()
        .filter(|item| item.is_frame() && item.rect.contains(at))
        .fold(theme.tokens.canvas, |below, item| {
            let fill = item.style.fill.as_deref().and_then(|name| theme.ink(name));
            fill.unwrap_or(theme.tokens.frame).over(below)
        })
}

/// Components from the lowest to the topmost.
pub fn nodes_in_order(document: &Document) -> Vec<&Node> {
    let mut nodes: Vec<&Node> = document.diagram().nodes().collect();
    nodes.sort_by(|a, b| (a.z, &a.id).cmp(&(b.z, &b.id)));
    nodes
}

/// Sketch items from the lowest to the topmost: frames first, outer before inner.
pub fn sketch_in_order(document: &Document) -> Vec<&SketchItem> {
    let mut items: Vec<&SketchItem> = document.sketch().values().collect();
    items.sort_by_cached_key(|item| {
        let depth = depth(document, item);
        (Reverse(item.is_frame()), depth, item.z, item.id.clone())
    });
    items
}

/// In how many frames a frame lies; 0 for everything else. Frames that hold each other are cut short.
fn depth(document: &Document, item: &SketchItem) -> usize {
    if !item.is_frame() {
        return 0;
    }
    let outer = |item: &&SketchItem| document.sketch().get(item.frame.as_ref()?);
    let most = document.sketch().len();
    std::iter::successors(Some(item), outer).take(most).count()
}
