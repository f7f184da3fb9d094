//! The tag on a component that says what it is there for.

use crate::catalog::Catalog;
use crate::geom::{Point, Rect, Size};
use crate::model::Node;
use crate::scene::{SUBTITLE_SIZE, Shape, ShapeStroke, TextBlock, Theme, Typeface, text};

const HEIGHT: f64 = 16.0;
/// Between a component and its tag: the ring around what is selected has room there.
const ABOVE: f64 = 5.0;
const ICON: f64 = 11.0;
/// Between the icon and the words, and at both ends.
const GAP: f64 = 3.0;
const PADDING: f64 = 5.0;
/// Kept free of the corners: marks of failure modes stand at the left, counts of findings at the right.
const LEFT: f64 = 16.0;
const RIGHT: f64 = 20.0;

/// The words of a tag, cut to a component this wide; `None` where nobody has said what it is there for.
pub(in crate::scene) fn tag(node: &Node, width: f64, catalog: &Catalog) -> Option<TextBlock> {
    let first = node.because.first()?;
    let words = catalog.rationale_words(&first.because).replace('\n', " ");
    let more = match node.because.len() - 1 {
        0 => String::new(),
        n => format!(" +{n}"),
    };
    let face = Typeface::Regular;
    let room = width - LEFT - RIGHT - 2.0 * PADDING - ICON - GAP;
    let of_more = text::width(&more, face, SUBTITLE_SIZE);
    let words = text::line(&words, face, SUBTITLE_SIZE, room - of_more);
    let shown = words.lines.first().map_or("", |line| &line.text);
    Some(text::line(
        &format!("{shown}{more}"),
        face,
        SUBTITLE_SIZE,
        room,
    ))
}

/// The tag above its component.
pub(in crate::scene) fn tag_shapes(tag: &TextBlock, node: Rect, theme: &Theme) -> Vec<Shape> {
    let tokens = &theme.tokens;
    let size = Size::new(2.0 * PADDING + ICON + GAP + tag.size.width, HEIGHT);
    let corner = (node.x0 + LEFT, node.y0 - ABOVE - HEIGHT);
    let pill = Rect::from_origin_size(corner, size);
    let middle = pill.center().y;
    let mut shapes = vec![Shape::Rect {
        rect: pill,
        radius: HEIGHT / 2.0,
        fill: Some(tokens.canvas),
        stroke: Some(ShapeStroke::solid(1.0, tokens.card_border)),
    }];
    if let Some(glyph) = Catalog::builtin().icon("ui.tag") {
        let at = Point::new(pill.x0 + PADDING + ICON / 2.0, middle);
        shapes.push(Shape::icon(at, glyph, Typeface::Icon, ICON, tokens.muted));
    }
    let corner = Point::new(
        pill.x0 + PADDING + ICON + GAP,
        middle - tag.size.height / 2.0,
    );
    let (face, size) = (Typeface::Regular, SUBTITLE_SIZE);
    shapes.extend(Shape::block(tag, corner, face, size, tokens.muted));
    shapes
}
