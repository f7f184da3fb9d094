//! A document as a display list. Each element has a function of its own, so that only what changed need be
//! built again; this file puts them in order.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::geom::{Point, Rect};
use crate::layout::Route;
use crate::model::{Document, Edge, EdgeId, Node, NodeId, SketchItem};
use crate::rules::Report;
use crate::scene::edge::cross_rect;
use crate::scene::{
    Color, EdgeLook, Item, NodeBox, Obstacles, Scene, Theme, edge_item, edge_look, frame_title,
    frame_title_item, free_port_labels, label_item, lines, node_item, place_label, sketch_item,
};

/// How a board is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    pub theme: &'a Theme,
    /// Names what flows on every edge; otherwise only close by and on selected edges.
    pub edge_labels: bool,
    /// Which findings are marked on components and ports.
    pub findings: Findings,
    /// Whether lines and outlines look drawn by hand; [`build`] takes it from the document.
    pub hand_drawn: bool,
}

/// How much of a report is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Findings {
    None,
    /// Not what may merely be missing so far; missing connections are dots on their ports.
    WhileDrawing,
    /// As while drawing until the request path is complete, then all.
    WhenReady,
    All,
}

impl Findings {
    /// Whether what is missing counts, on a board with this report.
    pub fn is_review(self, report: &Report) -> bool {
        match self {
            Self::None | Self::WhileDrawing => false,
            Self::WhenReady => report.is_request_path_complete(),
            Self::All => true,
        }
    }
}

impl<'a> Style<'a> {
    pub fn new(theme: &'a Theme) -> Self {
        Self {
            theme,
            edge_labels: true,
            findings: Findings::All,
            hand_drawn: false,
        }
    }
}

/// Everything in painter's order: frames, what was drawn beneath (negative z), lines of edges, titles of
/// frames, components, labels of edges, what was drawn on top.
pub fn build(
    document: &Document,
    catalog: &Catalog,
    boxes: &BTreeMap<NodeId, NodeBox>,
    routes: &BTreeMap<EdgeId, Route>,
    report: &Report,
    style: &Style,
) -> Scene {
    let style = &Style {
        hand_drawn: document.header().hand_drawn,
        ..*style
    };
    let drawn = sketch_in_order(document).into_iter();
    let drawn = drawn.map(|item| lines::resolved(document, boxes, item));
    let (beneath, above): (Vec<_>, Vec<_>) = drawn.partition(|item| item.is_frame() || item.z < 0);
    let mut items: Vec<Option<Item>> = Vec::new();
    items.extend(beneath.iter().map(|item| sketch_item(item, style)));
    let mut obstacles = obstacles(document, boxes, routes);
    let ground = Ground::new(document, style.theme);
    let looks = looks(document, catalog, routes, report, style);
    let labels = labels(&looks, catalog, &ground, &mut obstacles, style);
    let lines = looks
        .iter()
        .map(|(edge, route, look)| edge_item(edge, route, *look, style));
    items.extend(lines);
    let frames = beneath.iter().filter(|item| item.is_frame());
    items.extend(frames.map(|frame| {
        let ground = ground.at(frame_title(frame).0.center());
        frame_title_item(frame, ground, style)
    }));
    items.extend(nodes_in_order(document).into_iter().map(|node| {
        let at = boxes.get(&node.id)?;
        let names = free_port_labels(at, &ground, &mut obstacles, style.theme);
        node_item(node, at, names, report, style)
    }));
    items.extend(labels);
    items.extend(above.iter().map(|item| sketch_item(item, style)));
    Scene::new(items.into_iter().flatten().map(Arc::new).collect())
}

fn obstacles(
    document: &Document,
    boxes: &BTreeMap<NodeId, NodeBox>,
    routes: &BTreeMap<EdgeId, Route>,
) -> Obstacles {
    let mut obstacles = Obstacles::new(boxes.values(), routes);
    for frame in document.sketch().values().filter(|item| item.is_frame()) {
        obstacles.add(frame_title(frame).0);
    }
    obstacles
}

type Drawn<'a> = (&'a Edge, &'a Route, EdgeLook);

fn looks<'a>(
    document: &'a Document,
    catalog: &Catalog,
    routes: &'a BTreeMap<EdgeId, Route>,
    report: &Report,
    style: &Style,
) -> Vec<Drawn<'a>> {
    let diagram = document.diagram();
    let look = |edge: &Edge| edge_look(diagram, edge, catalog, report, style.theme);
    diagram
        .edges()
        .filter_map(|edge| Some((edge, routes.get(&edge.id)?, look(edge))))
        .collect()
}

/// Labels that avoid components, crosses and each other.
fn labels(
    drawn: &[Drawn],
    catalog: &Catalog,
    ground: &Ground,
    obstacles: &mut Obstacles,
    style: &Style,
) -> Vec<Option<Item>> {
    for (_, route, _) in drawn.iter().filter(|(_, _, look)| look.illegal) {
        obstacles.add(cross_rect(route));
    }
    let mut labels = Vec::new();
    for (edge, route, look) in drawn {
        if let Some(label) = place_label(edge, route, *look, catalog, obstacles) {
            obstacles.add(label.rect);
            let ground = ground.at(label.rect.center());
            labels.push(label_item(edge, &label, ground, style));
        }
    }
    labels
}

/// The canvas with the frames that lie on it.
#[derive(Clone, Debug)]
pub struct Ground {
    canvas: Color,
    /// From the lowest to the topmost.
    frames: Vec<(Rect, Color)>,
}

impl Ground {
    pub fn new(document: &Document, theme: &Theme) -> Self {
        let frames = sketch_in_order(document)
            .into_iter()
            .filter(|item| item.is_frame());
        let fill = |item: &SketchItem| {
            let fill = item.style.fill.as_deref().and_then(|name| theme.ink(name));
            fill.unwrap_or(theme.tokens.frame)
        };
        Self {
            canvas: theme.tokens.canvas,
            frames: frames.map(|item| (item.rect, fill(item))).collect(),
        }
    }

    /// The colour a point has when nothing else is drawn there.
    pub fn at(&self, point: Point) -> Color {
        let here = self.frames.iter().filter(|(rect, _)| rect.contains(point));
        here.fold(self.canvas, |below, (_, fill)| fill.over(below))
    }
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
