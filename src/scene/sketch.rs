//! Frames, notes, texts, shapes, lines and ink.

use crate::geom::{BezPath, Ellipse, Point, Rect, Shape as _, Vec2};
use crate::model::{Align, Dash, Form, Outline, SketchItem, Target};
use crate::scene::ink::{ink_outline, smooth};
use crate::scene::{
    Color, Face, Item, Shape, Stroke, Style, TextBlock, Theme, arrowhead, polygon, text,
};

pub const FRAME_RADIUS: f64 = 14.0;
const FRAME_TITLE_SIZE: f64 = 13.0;
const FRAME_TITLE_INSET: Vec2 = Vec2::new(16.0, 10.0);
const NOTE_RADIUS: f64 = 4.0;
const NOTE_PADDING: f64 = 10.0;
const TEXT_SIZE: f64 = 15.0;
/// Stands in the box of something this version cannot draw; the file keeps it as it was.
const UNKNOWN_FORM: &str = "Drawn by a newer mlboard";
const LINE_WIDTH: f64 = 1.75;
/// Font sizes a file may ask for; what lies outside is drawn at the nearest.
const FONT_SIZES: (f64, f64) = (6.0, 288.0);
const MOST_LINES: f64 = 1000.0;

/// The item as drawn.
pub fn sketch_item(item: &SketchItem, style: &Style) -> Option<Item> {
    let theme = style.theme;
    let shapes = match &item.form {
        Form::Frame { .. } => frame(item, theme),
        Form::Note { text } => note(item, text, theme),
        Form::Text { text } => words(item, text, item.rect, TEXT_SIZE, (Align::Left, 0.0), theme),
        Form::Shape { outline, text } => shape(item, *outline, text, theme),
        Form::Line {
            points,
            start_arrow,
            end_arrow,
            ..
        } => line(item, points, *start_arrow, *end_arrow, theme),
        Form::Ink { points, pressures } => ink(item, points, pressures, theme),
        Form::Unknown(_) => shape(item, Outline::Rectangle, UNKNOWN_FORM, theme),
    };
    let opacity = item.style.opacity.unwrap_or(1.0).clamp(0.0, 1.0);
    let shapes = if opacity < 1.0 {
        shapes
            .into_iter()
            .map(|shape| shape.faded(opacity))
            .collect()
    } else {
        shapes
    };
    Item::new(Some(Target::Sketch(item.id.clone())), shapes, Vec::new())
}

/// The title of a frame: where it is, and its one line.
pub fn frame_title(item: &SketchItem) -> (Rect, TextBlock) {
    let room = item.rect.width() - 2.0 * FRAME_TITLE_INSET.x;
    let title = item.text().unwrap_or_default();
    let block = text::line(title, Face::SemiBold, FRAME_TITLE_SIZE, room);
    let corner = item.rect.origin() + FRAME_TITLE_INSET;
    (Rect::from_origin_size(corner, block.size), block)
}

/// The title as an item of its own, on a patch of what lies behind it: lines of edges pass under it.
pub fn frame_title_item(item: &SketchItem, ground: Color, style: &Style) -> Option<Item> {
    let (at, block) = frame_title(item);
    if block.size.width <= 0.0 {
        return None;
    }
    let patch = Shape::Rect {
        rect: at.inflate(4.0, 0.0),
        radius: 4.0,
        fill: Some(ground),
        stroke: None,
    };
    let (face, size) = (Face::SemiBold, FRAME_TITLE_SIZE);
    let words = Shape::block(&block, at.origin(), face, size, style.theme.tokens.muted);
    let shapes = std::iter::once(patch).chain(words).collect();
    Item::new(Some(Target::Sketch(item.id.clone())), shapes, Vec::new())
}

/// The points of a line or of ink on the board, not relative to the item.
pub fn points_on_board(item: &SketchItem) -> Vec<Point> {
    match &item.form {
        Form::Line { points, .. } | Form::Ink { points, .. } => points
            .iter()
            .map(|point| *point + item.rect.origin().to_vec2())
            .collect(),
        _ => Vec::new(),
    }
}

/// The outline of a shape in its box.
pub fn outline_path(outline: Outline, rect: Rect) -> BezPath {
    let middle = rect.center();
    match outline {
        Outline::Rectangle => rect.to_path(0.1),
        Outline::Ellipse => {
            let radii = Vec2::new(rect.width() / 2.0, rect.height() / 2.0);
            Ellipse::new(middle, radii, 0.0).to_path(0.1)
        }
        Outline::Diamond => polygon(&[
            Point::new(middle.x, rect.y0),
            Point::new(rect.x1, middle.y),
            Point::new(middle.x, rect.y1),
            Point::new(rect.x0, middle.y),
        ]),
    }
}

fn frame(item: &SketchItem, theme: &Theme) -> Vec<Shape> {
    let tokens = &theme.tokens;
    vec![Shape::Rect {
        rect: item.rect,
        radius: FRAME_RADIUS,
        fill: Some(fill(item, theme).unwrap_or(tokens.frame)),
        stroke: Some(pen(item, tokens.frame_border, 1.0, theme)),
    }]
}

fn note(item: &SketchItem, text: &str, theme: &Theme) -> Vec<Shape> {
    let paper = fill(item, theme)
        .or_else(|| theme.ink("note_yellow"))
        .unwrap_or(theme.tokens.card);
    let sheet = Shape::Rect {
        rect: item.rect,
        radius: NOTE_RADIUS,
        fill: Some(paper),
        stroke: None,
    };
    let room = item.rect.inset(-NOTE_PADDING);
    let mut shapes = vec![sheet];
    shapes.extend(words(item, text, room, 13.0, (Align::Left, 0.0), theme));
    shapes
}

fn shape(item: &SketchItem, outline: Outline, text: &str, theme: &Theme) -> Vec<Shape> {
    let stroke = Some(pen(item, theme.tokens.muted, LINE_WIDTH, theme));
    let fill = fill(item, theme);
    let body = match outline {
        Outline::Rectangle => Shape::Rect {
            rect: item.rect,
            radius: 6.0,
            fill,
            stroke,
        },
        Outline::Ellipse | Outline::Diamond => Shape::Path {
            path: outline_path(outline, item.rect),
            fill,
            stroke,
        },
    };
    let mut shapes = vec![body];
    let room = text_room(outline, item.rect);
    shapes.extend(words(item, text, room, 13.0, (Align::Center, 0.5), theme));
    shapes
}

/// The largest upright box inside the outline that has its proportions.
fn text_room(outline: Outline, rect: Rect) -> Rect {
    let share = match outline {
        Outline::Rectangle => return rect.inset(-8.0),
        Outline::Ellipse => std::f64::consts::FRAC_1_SQRT_2,
        Outline::Diamond => 0.5,
    };
    Rect::from_center_size(rect.center(), rect.size() * share)
}

/// Text broken and cut to fit `room`; `drop` is the share of the free height left above it.
fn words(
    item: &SketchItem,
    text: &str,
    room: Rect,
    size: f64,
    (align, drop): (Align, f64),
    theme: &Theme,
) -> Vec<Shape> {
    let size = item.style.font_size.unwrap_or(size);
    let size = size.clamp(FONT_SIZES.0, FONT_SIZES.1);
    let color = match &item.form {
        Form::Text { .. } => ink_color(item, theme.tokens.text, theme),
        _ => theme.tokens.text,
    };
    let block = text::layout(text, Face::Regular, size, room.width(), lines(room, size));
    let align = item.style.align.unwrap_or(align);
    let top = room.y0 + (room.height() - block.size.height).max(0.0) * drop;
    let left = |width: f64| match align {
        Align::Left => room.x0,
        Align::Center => room.x0 + (room.width() - width) / 2.0,
        Align::Right => room.x1 - width,
    };
    let shown = block.lines.iter().filter(|line| !line.text.is_empty());
    shown
        .map(|line| Shape::Text {
            at: Point::new(left(line.width), top + line.baseline_y),
            text: line.text.clone(),
            face: Face::Regular,
            size,
            color,
        })
        .collect()
}

#[expect(clippy::cast_sign_loss, reason = "clamped to a positive number first")]
fn lines(room: Rect, size: f64) -> usize {
    let n = room.height() / text::line_height(size);
    // Half a line less is still the line a person sees in their box.
    (n + 0.01).floor().clamp(0.0, MOST_LINES) as usize
}

fn line(
    item: &SketchItem,
    points: &[Point],
    start_arrow: bool,
    end_arrow: bool,
    theme: &Theme,
) -> Vec<Shape> {
    let stroke = pen(item, theme.tokens.text, LINE_WIDTH, theme);
    let at = points_on_board(item);
    let [first, .., last] = at[..] else {
        return Vec::new();
    };
    let mut path = BezPath::new();
    path.move_to(first);
    at[1..].iter().for_each(|point| path.line_to(*point));
    let mut shapes = vec![Shape::Path {
        path,
        fill: None,
        stroke: Some(stroke),
    }];
    let n = points.len();
    let tips = [(start_arrow, at[1], first), (end_arrow, at[n - 2], last)];
    for (_, before, tip) in tips.into_iter().filter(|(wanted, ..)| *wanted) {
        shapes.push(head(before, tip, stroke));
    }
    shapes
}

fn head(before: Point, tip: Point, stroke: Stroke) -> Shape {
    let length = (4.0 * stroke.width).max(8.0);
    Shape::Path {
        path: arrowhead(tip, (tip - before).atan2(), length, length * 0.9),
        fill: Some(stroke.color),
        stroke: None,
    }
}

fn ink(item: &SketchItem, points: &[Point], pressures: &[f64], theme: &Theme) -> Vec<Shape> {
    let stroke = pen(item, theme.tokens.text, LINE_WIDTH, theme);
    let at = points_on_board(item);
    let shape = match at[..] {
        [] => return Vec::new(),
        [dot] => Shape::circle(dot, stroke.width, Some(stroke.color), None),
        _ if pressures.len() == points.len() => Shape::Path {
            path: ink_outline(&at, pressures, stroke.width),
            fill: Some(stroke.color),
            stroke: None,
        },
        _ => Shape::Path {
            path: smooth(&at),
            fill: None,
            stroke: Some(stroke),
        },
    };
    vec![shape]
}

fn ink_color(item: &SketchItem, otherwise: Color, theme: &Theme) -> Color {
    let name = item.style.stroke.as_deref();
    name.and_then(|name| theme.ink(name)).unwrap_or(otherwise)
}

fn fill(item: &SketchItem, theme: &Theme) -> Option<Color> {
    theme.ink(item.style.fill.as_deref()?)
}

fn pen(item: &SketchItem, color: Color, width: f64, theme: &Theme) -> Stroke {
    let width = item.style.width.unwrap_or(width).clamp(0.25, 64.0);
    Stroke {
        width,
        color: ink_color(item, color, theme),
        dash: match item.style.dash {
            Some(Dash::Dashed) => Some([5.0 * width, 3.0 * width]),
            Some(Dash::Dotted) => Some([width, 2.0 * width]),
            Some(Dash::Solid) | None => None,
        },
    }
}

/// Whether the item is filled, so that its inside belongs to it.
pub fn is_filled(item: &SketchItem) -> bool {
    matches!(item.form, Form::Note { .. } | Form::Text { .. })
        || item
            .style
            .fill
            .as_deref()
            .is_some_and(|name| name != "none")
}
