//! How many findings a component has: the shape says as much as the colour.

use crate::geom::{Point, Rect};
use crate::rules::Severity;
use crate::scene::node::port::severity_color;
use crate::scene::{Color, NodeBox, Shape, ShapeStroke, Theme, Typeface, polygon, text};

const SIZE: f64 = 11.0;

/// Where the badge of a component is, for drawing and for hit testing.
pub fn badge_rect(at: &NodeBox) -> Rect {
    Rect::from_center_size((at.rect.x1 - 2.0, at.rect.y0 + 1.0), (22.0, 20.0))
}

/// A circle for errors, a triangle for warnings, a rounded square for advice, with the count in it.
pub(in crate::scene) fn badge(
    at: &NodeBox,
    worst: Severity,
    n: usize,
    theme: &Theme,
) -> [Shape; 3] {
    let color = severity_color(worst, theme);
    let center = badge_rect(at).center();
    // A rim of canvas keeps it apart from the card's border.
    let rim = plate(worst, center, theme.tokens.canvas, 5.0);
    let drop = match worst {
        Severity::Warning => 2.5,
        Severity::Error | Severity::Advice => 0.0,
    };
    let middle = center + (0.0, drop);
    [
        rim,
        plate(worst, center, color, 2.0),
        count(n, middle, theme),
    ]
}

/// The outline with round corners: drawn as a stroke of its own colour around it.
fn plate(severity: Severity, center: Point, color: Color, line: f64) -> Shape {
    let stroke = Some(ShapeStroke::solid(line, color));
    match severity {
        Severity::Error => Shape::circle(center, 8.0, Some(color), stroke),
        Severity::Advice => Shape::Rect {
            rect: Rect::from_center_size(center, (15.0, 15.0)),
            radius: 3.0,
            fill: Some(color),
            stroke,
        },
        Severity::Warning => {
            let corners = [(0.0, -9.5), (10.5, 8.0), (-10.5, 8.0)];
            let corners = corners.map(|(x, y)| center + (x, y));
            Shape::Path {
                path: polygon(&corners),
                fill: Some(color),
                stroke,
            }
        }
    }
}

/// One character: beyond nine the exact number is in the list of findings.
fn count(n: usize, middle: Point, theme: &Theme) -> Shape {
    let label = if n > 9 { "+".to_owned() } else { n.to_string() };
    let face = Typeface::SemiBold;
    let width = text::width(&label, face, SIZE);
    let height = face.metrics().cap_height * SIZE;
    Shape::Text {
        at: Point::new(middle.x - width / 2.0, middle.y + height / 2.0),
        text: label.into(),
        face,
        size: SIZE,
        color: theme.tokens.on_badge,
    }
}
