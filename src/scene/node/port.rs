//! Ports: the shape of a family of data, filled where an edge is attached, hollow where one is missing.

use crate::catalog::{PortShape, PortSide};
use crate::geom::{BezPath, Point, Rect};
use crate::rules::Severity;
use crate::scene::{
    Background, Color, NodeBox, PortBox, SUBTITLE_SIZE, Shape, ShapeStroke, Theme, Typeface,
    polygon, text,
};

/// A port as it is at rest.
pub(in crate::scene) fn port_shapes(
    port: &PortBox,
    worst: Option<Severity>,
    theme: &Theme,
) -> Vec<Shape> {
    let color = port_color(port, theme);
    let is_quiet = !port.connected && !port.required;
    let line = if is_quiet {
        color.faded(0.55).over(theme.tokens.card)
    } else {
        color
    };
    let radius = if is_quiet { 3.5 } else { 4.5 };
    let mut shapes = glyph(port.shape, port.at, radius, port.connected, line, theme);
    if let Some(worst) = worst.filter(|_| !port.connected) {
        shapes.push(missing(port, worst, theme));
    }
    shapes
}

/// The colour of the data that flows at a port.
pub fn port_color(port: &PortBox, theme: &Theme) -> Color {
    let family = port.family.as_deref();
    family.map_or(theme.tokens.unknown, |family| theme.family(family))
}

/// The sign of a family: `filled` where data arrives or leaves.
pub fn glyph(
    shape: PortShape,
    at: Point,
    radius: f64,
    filled: bool,
    color: Color,
    theme: &Theme,
) -> Vec<Shape> {
    let fill = Some(if filled { color } else { theme.tokens.card });
    let stroke = Some(ShapeStroke::solid(1.5, color));
    let closed = |points: &[(f64, f64)]| Shape::Path {
        path: outline(at, radius, points),
        fill,
        stroke,
    };
    match shape {
        PortShape::Circle => vec![Shape::circle(at, radius, fill, stroke)],
        PortShape::Diamond => {
            vec![closed(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)])]
        }
        PortShape::Square => vec![Shape::Rect {
            rect: Rect::from_center_size(at, (1.8 * radius, 1.8 * radius)),
            radius: 1.5,
            fill,
            stroke,
        }],
        PortShape::Triangle => vec![closed(&[(-0.85, -1.05), (1.15, 0.0), (-0.85, 1.05)])],
        PortShape::Ringed => {
            let paper = Some(theme.tokens.card);
            let dot = if filled { 0.5 } else { 0.28 };
            vec![
                Shape::circle(at, radius, paper, stroke),
                Shape::circle(at, dot * radius, Some(color), None),
            ]
        }
    }
}

fn outline(at: Point, radius: f64, points: &[(f64, f64)]) -> BezPath {
    let corners: Vec<Point> = points
        .iter()
        .map(|(x, y)| Point::new(at.x + x * radius, at.y + y * radius))
        .collect();
    polygon(&corners)
}

/// A small dot beside a port that misses its edge, outside the box where nothing covers it.
fn missing(port: &PortBox, worst: Severity, theme: &Theme) -> Shape {
    let x = match port.side {
        PortSide::Input => port.at.x - 10.0,
        PortSide::Output => port.at.x + 10.0,
    };
    let color = severity_color(worst, theme);
    Shape::circle(Point::new(x, port.at.y), 2.5, Some(color), None)
}

/// The colour of a severity.
pub fn severity_color(severity: Severity, theme: &Theme) -> Color {
    match severity {
        Severity::Error => theme.tokens.error,
        Severity::Warning => theme.tokens.warning,
        Severity::Advice => theme.tokens.advice,
    }
}

/// The name of a port as it is written beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct PortLabel {
    /// What the label covers, in world units.
    pub rect: Rect,
    /// A patch of what lies behind it, and the name.
    pub shapes: [Shape; 2],
}

/// The names of the connected ports of a component, outside its box and past the arrowheads; not where the edge says
/// the same.
pub fn port_labels(at: &NodeBox, background: &Background, theme: &Theme) -> Vec<PortLabel> {
    let label = |port| port_label(port, background, theme);
    let connected = at
        .ports
        .iter()
        .filter(|port| port.connected && !port.is_named_by_edge);
    connected.map(label).collect()
}

pub(in crate::scene) fn port_label(
    port: &PortBox,
    background: &Background,
    theme: &Theme,
) -> PortLabel {
    const AWAY: f64 = 16.0;
    let face = Typeface::Regular;
    let name = port.name.as_str().replace('_', " ");
    let width = text::width(&name, face, SUBTITLE_SIZE);
    let left = match port.side {
        PortSide::Input => port.at.x - AWAY - width,
        PortSide::Output => port.at.x + AWAY,
    };
    let height = text::line_height(SUBTITLE_SIZE);
    let top = port.at.y - height / 2.0;
    let rect = Rect::new(left - 3.0, top, left + width + 3.0, top + height);
    let patch = Shape::Rect {
        rect,
        radius: 3.0,
        fill: Some(background.at(rect.center()).faded(0.92)),
        stroke: None,
    };
    let words = Shape::Text {
        at: Point::new(left, top + text::baseline(face, SUBTITLE_SIZE)),
        text: name.into(),
        face,
        size: SUBTITLE_SIZE,
        color: port_color(port, theme),
    };
    PortLabel {
        rect,
        shapes: [patch, words],
    }
}
