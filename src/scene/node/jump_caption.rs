//! What a component says below itself of its jumps: the names of the components at their other ends.

use crate::catalog::{Catalog, PortSide, display_name};
use crate::geom::{Point, Rect};
use crate::model::{Diagram, Node};
use crate::scene::{Shape, TextBlock, Theme, Typeface, text};

/// Height that captions take below a component, in world units.
pub const CAPTION_HEIGHT: f64 = 14.0;
const SIZE: f64 = 10.0;
/// From the sides of the component, and between the captions of both sides.
const INSET: f64 = 4.0;
const GAP: f64 = 8.0;

/// The names at the other ends of the jumps of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct JumpCaption {
    /// Where the jumps begin or end.
    pub side: PortSide,
    /// One line, cut where it is too wide.
    pub text: TextBlock,
}

/// The captions of a component this wide.
pub(in crate::scene) fn captions(
    diagram: &Diagram,
    node: &Node,
    width: f64,
    catalog: &Catalog,
) -> Vec<JumpCaption> {
    let sides =
        [PortSide::Input, PortSide::Output].map(|side| (side, words(diagram, node, side, catalog)));
    let room = width - 2.0 * INSET;
    let wished = sides.each_ref().map(|(side, words)| {
        let all = line(words, words.len(), *side);
        text::width(&all, Typeface::Regular, SIZE)
    });
    // Each side gets what the other leaves, and half at least.
    let rooms = [wished[1], wished[0]].map(|other| (room - other - GAP).max((room - GAP) / 2.0));
    let sides = sides.into_iter().zip(rooms);
    let shown = sides.filter(|((_, words), _)| !words.is_empty());
    let caption = |((side, words), room): ((PortSide, Vec<String>), f64)| JumpCaption {
        side,
        text: fitted(&words, side, room),
    };
    shown.map(caption).collect()
}

/// The names of the other ends, each once, in the order of edges.
fn words(diagram: &Diagram, node: &Node, side: PortSide, catalog: &Catalog) -> Vec<String> {
    let edges = match side {
        PortSide::Input => diagram.incoming(&node.id),
        PortSide::Output => diagram.outgoing(&node.id),
    };
    let mut names = Vec::new();
    for edge in edges.into_iter().filter(|edge| edge.jump) {
        let other = match side {
            PortSide::Input => &edge.from.node,
            PortSide::Output => &edge.to.node,
        };
        let name = diagram.node(other).map_or_else(
            || other.to_string(),
            |other| display_name(other, catalog.kind(other.kind.as_str())).to_owned(),
        );
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// As many names as fit, and how many more there are.
fn fitted(names: &[String], side: PortSide, room: f64) -> TextBlock {
    let fits = |n: &usize| text::width(&line(names, *n, side), Typeface::Regular, SIZE) <= room;
    let n = (1..=names.len()).rev().find(fits).unwrap_or(1);
    text::line(&line(names, n, side), Typeface::Regular, SIZE, room)
}

/// The first names and how many more there are; nothing for none.
fn line(names: &[String], n: usize, side: PortSide) -> String {
    if names.is_empty() {
        return String::new();
    }
    let shown = names[..n].join(", ");
    let more = match names.len() - n {
        0 => String::new(),
        more => format!(" +{more}"),
    };
    match side {
        PortSide::Input => format!("{shown}{more} →"),
        PortSide::Output => format!("→ {shown}{more}"),
    }
}

/// The captions below a component.
pub(in crate::scene) fn caption_shapes(
    captions: &[JumpCaption],
    rect: Rect,
    theme: &Theme,
) -> Vec<Shape> {
    let shapes = captions.iter().flat_map(|caption| {
        let x = match caption.side {
            PortSide::Input => rect.x0 + INSET,
            PortSide::Output => rect.x1 - INSET - caption.text.size.width,
        };
        let corner = Point::new(x, rect.y1 + 1.0);
        let color = theme.tokens.muted;
        Shape::block(&caption.text, corner, Typeface::Regular, SIZE, color)
    });
    shapes.collect()
}
