//! A data flow as a line with an arrowhead, in the colour of what flows.

pub(in crate::scene) mod bundle_item;
pub(in crate::scene) mod frame_bundle;
pub(in crate::scene) mod label;
pub(in crate::scene) mod pair_lines;
pub(in crate::scene) mod route_end;

use crate::catalog::{Catalog, InputPort};
use crate::geom::{Point, Rect, Vec2};
use crate::layout::Route;
use crate::model::{Diagram, Edge, Target};
use crate::rules::{Report, Severity};
use crate::scene::edge::route_end::{ARROW_LENGTH, RouteEnd, arrow};
use crate::scene::node::annotations::glow;
use crate::scene::{Annotations, Color, Item, RoughPen, SceneStyle, Shape, ShapeStroke, Theme};

pub use route_end::EDGE_WIDTH;

/// Of data that is loaded in the background.
pub(in crate::scene) const LATCHED_WIDTH: f64 = 1.0;
/// Of data that is fetched while a request is answered.
pub(in crate::scene) const PULL_DASH: [f64; 2] = [7.0, 4.0];
const ILLEGAL_DASH: [f64; 2] = [4.0, 4.0];
/// Of an edge that finds no way around what is there.
const LOST_DASH: [f64; 2] = [2.0, 4.0];

/// Of the cross of an illegal edge.
const CROSS_RADIUS: f64 = 7.0;

/// How an edge is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgeLook {
    /// Of line, arrowhead and label.
    pub color: Color,
    /// Of the line without its arrowhead.
    pub stroke: ShapeStroke,
    /// It has a finding that makes it wrong.
    pub illegal: bool,
}

/// Colour, width and dashes of an edge.
pub fn edge_style(
    diagram: &Diagram,
    edge: &Edge,
    catalog: &Catalog,
    report: &Report,
    theme: &Theme,
) -> EdgeLook {
    let illegal = report.of_edge(&edge.id).worst == Some(Severity::Error);
    let port = target_port(diagram, edge, catalog);
    let is = |flag: fn(&InputPort) -> bool| port.is_some_and(flag);
    let width = if is(|port| port.latched) && !illegal {
        LATCHED_WIDTH
    } else {
        EDGE_WIDTH
    };
    let dash = match () {
        () if illegal => Some(ILLEGAL_DASH),
        () if is(|port| port.pull) => Some(PULL_DASH),
        () => None,
    };
    let color = if illegal {
        theme.tokens.error
    } else {
        payload_color(edge, catalog, theme)
    };
    let stroke = ShapeStroke { width, color, dash };
    EdgeLook {
        color,
        stroke,
        illegal,
    }
}

/// The line with its arrowhead, on a light where it is on the critical path, and a cross where it is illegal; with a
/// second head at its start in the look of the answer that comes back along it.
pub(in crate::scene) fn edge_item(
    edge: &Edge,
    route: &Route,
    (look, answer): (EdgeLook, Option<EdgeLook>),
    numbers: &Annotations,
    style: &SceneStyle,
) -> Option<Item> {
    let look = EdgeLook {
        stroke: ShapeStroke {
            dash: look.stroke.dash.or(route.is_lost.then_some(LOST_DASH)),
            ..look.stroke
        },
        ..look
    };
    let back = answer.map(|answer| (RouteEnd::first(route), answer));
    let shapes = if style.hand_drawn {
        by_hand(edge, route, look, back)
    } else {
        let heads = [Some((RouteEnd::last(route), look)), back].into_iter();
        let line = Shape::stroked(route.path.clone(), look.stroke);
        let heads = heads.flatten().map(|(end, look)| arrow(end, look.stroke));
        std::iter::once(line).chain(heads).collect()
    };
    let mut shapes: Vec<Shape> = shapes;
    if numbers.highlighted_edges.contains(&edge.id) {
        shapes.insert(0, glow(route, style.theme));
    }
    if look.illegal {
        shapes.extend(cross(route.label_at, look.color, style.theme));
    }
    Item::new(Some(Target::Edge(edge.id.clone())), shapes, Vec::new())
}

/// Line and arrowheads as a hand draws them.
fn by_hand(
    edge: &Edge,
    route: &Route,
    look: EdgeLook,
    back: Option<(RouteEnd, EdgeLook)>,
) -> Vec<Shape> {
    let mut hand = RoughPen::new(edge.id.as_str());
    // Twice would look like two flows where tracks lie close together.
    let line = hand.path(&route.path, false);
    let heads = [Some((RouteEnd::last(route), look)), back];
    let heads = heads.into_iter().flatten().map(|(end, look)| {
        let head = hand.arrowhead(end.tip(), end.heading, ARROW_LENGTH * 1.2);
        Shape::stroked(head, ShapeStroke::solid(look.stroke.width, look.color))
    });
    let heads: Vec<Shape> = heads.collect();
    std::iter::once(Shape::stroked(line, look.stroke))
        .chain(heads)
        .collect()
}

/// What the cross of an illegal edge covers.
pub(in crate::scene) fn cross_rect(route: &Route) -> Rect {
    let side = 2.0 * CROSS_RADIUS + 2.0;
    Rect::from_center_size(route.label_at, (side, side))
}

fn target_port<'a>(diagram: &Diagram, edge: &Edge, catalog: &'a Catalog) -> Option<&'a InputPort> {
    let node = diagram.node(&edge.to.node)?;
    catalog
        .kind(node.kind.as_str())?
        .input(edge.to.port.as_str())
}

fn payload_color(edge: &Edge, catalog: &Catalog, theme: &Theme) -> Color {
    let payload = edge.payload.as_ref();
    payload
        .and_then(|payload| catalog.payload(payload.as_str()))
        .map_or(theme.tokens.unknown, |payload| {
            theme.family(&payload.family)
        })
}

/// Two strokes on a disc of canvas.
fn cross(at: Point, color: Color, theme: &Theme) -> [Shape; 3] {
    const ARM: f64 = 3.0;
    let stroke = ShapeStroke::solid(EDGE_WIDTH, color);
    let arm = |dx: f64, dy: f64| {
        let by = Vec2::new(dx * ARM, dy * ARM);
        Shape::line(at - by, at + by, stroke)
    };
    let disc = Shape::circle(
        at,
        7.0,
        Some(theme.tokens.canvas),
        Some(ShapeStroke::solid(1.25, color)),
    );
    [disc, arm(1.0, 1.0), arm(1.0, -1.0)]
}
