//! What a component says below itself of its jumps: the names of the components at their other ends.

use crate::catalog::{Catalog, PortSide, display_name};
use crate::geom::{Point, Rect, Size};
use crate::model::{Document, EdgeId, Node};
use crate::scene::EdgePair;
use crate::scene::{Color, Shape, TextBlock, Theme, Typeface, text};

/// Height that captions take below a component, in world units.
pub const CAPTION_HEIGHT: f64 = 14.0;
const SIZE: f64 = 10.0;
/// From the sides of the component, and between the captions of both sides.
const INSET: f64 = 4.0;
const GAP: f64 = 8.0;
/// How large captions grow from afar at most: no larger than the gap below a component is sure to hold.
const MOST_SIZE: f64 = 16.0;

/// The names at the other ends of the jumps of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct JumpCaption {
    /// Where the jumps begin or end.
    pub side: PortSide,
    /// One line, cut where it is too wide.
    pub text: TextBlock,
    /// The names, each once, and an edge that leads there.
    pub others: Vec<(String, EdgeId)>,
}

/// The captions of a component this wide.
pub(in crate::scene) fn captions(
    document: &Document,
    node: &Node,
    width: f64,
    catalog: &Catalog,
) -> Vec<JumpCaption> {
    let sides = [PortSide::Input, PortSide::Output].map(|side| JumpCaption {
        side,
        text: TextBlock::default(),
        others: others(document, node, side, catalog),
    });
    let fitted = fitted(&sides, width, SIZE);
    let captions = sides.into_iter().zip(fitted);
    let shown = captions.filter(|(caption, _)| !caption.others.is_empty());
    shown
        .map(|(caption, text)| JumpCaption { text, ..caption })
        .collect()
}

/// The words of captions of letters that large below a component this wide: each side gets what the other leaves, and
/// half at least.
fn fitted(captions: &[JumpCaption], width: f64, size: f64) -> Vec<TextBlock> {
    let room = width - 2.0 * INSET;
    let wished = |caption: &JumpCaption| caption.width(caption.others.len(), size);
    let all: f64 = captions.iter().map(wished).sum();
    let room_of = |caption: &JumpCaption| {
        let taken = all - wished(caption);
        (room - taken - GAP).max((room - GAP) / 2.0)
    };
    captions
        .iter()
        .map(|caption| caption.fitted(room_of(caption), size))
        .collect()
}

/// The names of the other ends, each once, in the order of edges.
fn others(
    document: &Document,
    node: &Node,
    side: PortSide,
    catalog: &Catalog,
) -> Vec<(String, EdgeId)> {
    let diagram = document.diagram();
    let edges = match side {
        PortSide::Input => diagram.incoming(&node.id),
        PortSide::Output => diagram.outgoing(&node.id),
    };
    let mut others: Vec<(String, EdgeId)> = Vec::new();
    let jumps = edges.into_iter().filter(|edge| edge.jump);
    for edge in jumps.filter(|edge| !EdgePair::is_answer(document, catalog, edge)) {
        let other = match side {
            PortSide::Input => &edge.from.node,
            PortSide::Output => &edge.to.node,
        };
        let name = diagram.node(other).map_or_else(
            || other.to_string(),
            |other| display_name(other, catalog.kind(other.kind.as_str())).to_owned(),
        );
        if !others.iter().any(|(known, _)| *known == name) {
            others.push((name, edge.id.clone()));
        }
    }
    others
}

impl JumpCaption {
    /// What it covers below its component, in world units.
    pub fn rect(&self, node: Rect) -> Rect {
        Rect::from_origin_size(
            self.corner(node, &self.text),
            Size::new(self.text.size.width, CAPTION_HEIGHT),
        )
    }

    /// The edge that leads to the name at a point of the caption; beyond the last name that shows, to the next one.
    pub fn edge_at(&self, node: Rect, at: Point) -> Option<&EdgeId> {
        let rect = self.rect(node);
        if !rect.contains(at) {
            return None;
        }
        let width = |n: usize| {
            let words = line(&self.others[..n], n, self.side);
            text::width(&words, Typeface::Regular, SIZE)
        };
        let ends_before = |n: &usize| rect.x0 + width(*n) < at.x;
        let n_before = (1..self.others.len()).take_while(ends_before).count();
        self.others.get(n_before).map(|(_, edge)| edge)
    }

    fn corner(&self, node: Rect, text: &TextBlock) -> Point {
        let x = match self.side {
            PortSide::Input => node.x0 + INSET,
            PortSide::Output => node.x1 - INSET - text.size.width,
        };
        Point::new(x, node.y1 + 1.0)
    }

    /// As many names as fit, and how many more there are.
    fn fitted(&self, room: f64, size: f64) -> TextBlock {
        let fits = |n: &usize| self.width(*n, size) <= room;
        let n = (1..=self.others.len()).rev().find(fits).unwrap_or(1);
        let words = line(&self.others, n, self.side);
        text::line(&words, Typeface::Regular, size, room)
    }

    /// With that many names.
    fn width(&self, n: usize, size: f64) -> f64 {
        text::width(&line(&self.others, n, self.side), Typeface::Regular, size)
    }
}

/// The first names and how many more there are; nothing for none.
fn line(others: &[(String, EdgeId)], n: usize, side: PortSide) -> String {
    if others.is_empty() {
        return String::new();
    }
    let shown: Vec<&str> = others[..n].iter().map(|(name, _)| name.as_str()).collect();
    let shown = shown.join(", ");
    let more = match others.len() - n {
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
    let texts = captions.iter().map(|caption| caption.text.clone());
    shapes(captions, texts, rect, (SIZE, theme.tokens.muted))
}

/// The same from afar: as large as titles are there as far as the gap below the component allows.
pub(in crate::scene) fn distant_captions(
    captions: &[JumpCaption],
    rect: Rect,
    size: f64,
    color: Color,
) -> Vec<Shape> {
    let size = size.clamp(SIZE, MOST_SIZE);
    let texts = fitted(captions, rect.width(), size);
    shapes(captions, texts.into_iter(), rect, (size, color))
}

fn shapes(
    captions: &[JumpCaption],
    texts: impl Iterator<Item = TextBlock>,
    rect: Rect,
    (size, color): (f64, Color),
) -> Vec<Shape> {
    let shapes = captions.iter().zip(texts).flat_map(|(caption, text)| {
        let corner = caption.corner(rect, &text);
        let words = Shape::block(&text, corner, Typeface::Regular, size, color);
        words.collect::<Vec<_>>()
    });
    shapes.collect()
}

/// The strip below a component that captions cover at any zoom.
pub(in crate::scene) fn caption_reach(rect: Rect) -> Rect {
    let height = text::line_height(MOST_SIZE);
    Rect::new(rect.x0, rect.y1, rect.x1, rect.y1 + 1.0 + height)
}
