//! Frames, notes, texts, shapes, lines and ink.

mod drawn_line;
pub(in crate::scene) mod ink;
pub(in crate::scene) mod line_path;
pub(in crate::scene) mod line_text_box;
pub(in crate::scene) mod line_words;
pub(in crate::scene) mod note;
pub(in crate::scene) mod rough;

use crate::geom::{Point, Rect, Shape as _, Vec2};
use crate::model::{Dash, DrawnLine, NoteSort, ShapeKind, SketchItem, SketchKind, Target};
use crate::scene::sketch::ink::{ribbon, through};
use crate::scene::sketch::rough::rough_box;
use crate::scene::text::text_box::{TextBox, text_color};
use crate::scene::{
    Color, DistantContent, DistantFrameTitle, DistantLook, Item, RoughPen, SceneStyle, Shape,
    ShapeStroke, TextBlock, Theme, Typeface, outline_path, text,
};

pub const FRAME_RADIUS: f64 = 14.0;
const FRAME_TITLE_SIZE: f64 = 13.0;
const FRAME_TITLE_INSET: Vec2 = Vec2::new(16.0, 10.0);
const NOTE_RADIUS: f64 = 4.0;
const SHAPE_RADIUS: f64 = 8.0;
/// Stands in the box of something this version cannot draw; the file keeps it as it was.
const UNKNOWN_FORM: &str = "Drawing from a newer mlboard";
const LINE_WIDTH: f64 = 1.75;
/// Ink is drawn with a pen, not with a ruler.
const INK_WIDTH: f64 = 2.5;
/// World units between the strokes of a hatching.
const HATCH_GAP: f64 = 7.0;
/// A hatching keeps this share of the ink of its colour.
const HATCH_SHARE: f64 = 0.34;

/// The item as drawn.
pub fn sketch_item(item: &SketchItem, style: &SceneStyle) -> Option<Item> {
    let pencil = SketchPainter::new(item, style);
    let shapes = match &item.form {
        SketchKind::Frame { .. } => pencil.frame(),
        SketchKind::Note { text, sort, .. } => pencil.note(text, *sort),
        SketchKind::Text { text } => pencil.words(text),
        SketchKind::Shape { outline, text } => pencil.shape(*outline, text),
        SketchKind::Line(line) => pencil.line(line),
        SketchKind::Ink { pressures, .. } => pencil.stroke(pressures),
        SketchKind::Unknown(_) => pencil.shape(ShapeKind::Rectangle, UNKNOWN_FORM),
    };
    let opacity = item.style.opacity.unwrap_or(1.0).clamp(0.0, 1.0);
    let shapes = if opacity < 1.0 {
        let fade = |shape: Shape| shape.faded(opacity);
        shapes.into_iter().map(fade).collect()
    } else {
        shapes
    };
    Item::new(Some(Target::Sketch(item.id.clone())), shapes, Vec::new())
}

/// The title of a frame: where it is, and its one line.
pub fn frame_title(item: &SketchItem) -> (Rect, TextBlock) {
    let room = item.rect.width() - 2.0 * FRAME_TITLE_INSET.x;
    let title = item.text().unwrap_or_default();
    let block = text::line(title, Typeface::SemiBold, FRAME_TITLE_SIZE, room);
    let corner = item.rect.origin() + FRAME_TITLE_INSET;
    (Rect::from_origin_size(corner, block.size), block)
}

/// The title as an item of its own, on a patch of what lies behind it: lines of edges pass under it.
pub fn frame_title_item(item: &SketchItem, background: Color, style: &SceneStyle) -> Option<Item> {
    let (at, block) = frame_title(item);
    if block.size.width <= 0.0 {
        return None;
    }
    let patch = Shape::Rect {
        rect: at.inflate(4.0, 0.0),
        radius: 4.0,
        fill: Some(background),
        stroke: None,
    };
    let (face, size) = (Typeface::SemiBold, FRAME_TITLE_SIZE);
    let color = style.theme.tokens.muted;
    let words = Shape::block(&block, at.origin(), face, size, color);
    let shapes: Vec<Shape> = std::iter::once(patch).chain(words).collect();
    let title = DistantFrameTitle {
        title: item.text().unwrap_or_default().replace('\n', " ").into(),
        corner: Point::new(at.x0, at.y1),
        room: item.rect.width() - 2.0 * FRAME_TITLE_INSET.x,
        text: color,
        behind: background,
    };
    let distant = DistantLook {
        replaces: 0..shapes.len(),
        content: DistantContent::Frame(title),
    };
    let item = Item::new(Some(Target::Sketch(item.id.clone())), shapes, Vec::new())?;
    Some(item.with_distant(distant))
}

/// The points of ink on the board, not relative to the item.
fn points_on_board(item: &SketchItem) -> Vec<Point> {
    match &item.form {
        SketchKind::Ink { points, .. } => points
            .iter()
            .map(|point| *point + item.rect.origin().to_vec2())
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether the item is filled, so that its inside belongs to it.
pub fn is_filled(item: &SketchItem) -> bool {
    matches!(item.form, SketchKind::Note { .. } | SketchKind::Text { .. })
        || item
            .style
            .fill
            .as_deref()
            .is_some_and(|name| name != "none")
}

/// Draws one item.
struct SketchPainter<'a> {
    item: &'a SketchItem,
    theme: &'a Theme,
    is_hand: bool,
}

impl<'a> SketchPainter<'a> {
    fn new(item: &'a SketchItem, style: &SceneStyle<'a>) -> Self {
        Self {
            item,
            theme: style.theme,
            is_hand: style.hand_drawn,
        }
    }

    fn hand(&self) -> RoughPen {
        RoughPen::new(self.item.id.as_str())
    }

    fn frame(&self) -> Vec<Shape> {
        let tokens = &self.theme.tokens;
        let stroke = self.pen(tokens.frame_border, 1.0);
        let fill = self.fill().unwrap_or(tokens.frame);
        let rect = self.item.rect;
        let area = |stroke| Shape::Rect {
            rect,
            radius: FRAME_RADIUS,
            fill: Some(fill),
            stroke,
        };
        if self.is_hand {
            let stroke = ShapeStroke {
                color: self.ink(tokens.card_border),
                ..stroke
            };
            let border = rough_box(self.item.id.as_str(), rect, FRAME_RADIUS, stroke);
            return vec![area(None), border];
        }
        vec![area(Some(stroke))]
    }

    fn note(&self, text: &str, sort: Option<NoteSort>) -> Vec<Shape> {
        let paper = self
            .fill()
            .or_else(|| self.theme.ink(note::note_paper(sort)));
        let paper = paper.unwrap_or(self.theme.tokens.card);
        let rect = self.item.rect;
        let shadow = Shape::Shadow {
            rect: rect + Vec2::new(0.0, 2.0),
            radius: NOTE_RADIUS,
            blur: 4.0,
            color: self.theme.tokens.shadow.faded(0.6),
        };
        let document = Shape::Rect {
            rect,
            radius: NOTE_RADIUS,
            fill: Some(paper),
            stroke: None,
        };
        let mut shapes = vec![shadow, document];
        let place = TextBox::new(self.item, self.is_hand);
        if let (Some(sort), Some(place)) = (sort, place) {
            shapes.extend(note::heading(sort, place.room, self.theme));
        }
        shapes.extend(self.words(text));
        shapes
    }

    fn shape(&self, outline: ShapeKind, text: &str) -> Vec<Shape> {
        let stroke = self.pen(self.theme.tokens.text, LINE_WIDTH);
        let mut shapes = if self.is_hand {
            self.rough_shape(outline, stroke)
        } else {
            vec![self.plain_shape(outline, stroke)]
        };
        shapes.extend(self.words(text));
        shapes
    }

    fn plain_shape(&self, outline: ShapeKind, stroke: ShapeStroke) -> Shape {
        let (fill, stroke) = (self.fill(), Some(stroke));
        match outline {
            ShapeKind::Rectangle => Shape::Rect {
                rect: self.item.rect,
                radius: self.radius(),
                fill,
                stroke,
            },
            ShapeKind::Ellipse | ShapeKind::Diamond => Shape::Path {
                path: outline_path(outline, self.item.rect),
                fill,
                stroke,
            },
        }
    }

    /// Small boxes have small corners.
    fn radius(&self) -> f64 {
        SHAPE_RADIUS.min(self.item.rect.width().min(self.item.rect.height()) / 4.0)
    }

    fn rough_shape(&self, outline: ShapeKind, stroke: ShapeStroke) -> Vec<Shape> {
        let rect = self.item.rect;
        let path = match outline {
            ShapeKind::Rectangle => rect.to_rounded_rect(self.radius()).to_path(0.1),
            _ => outline_path(outline, rect),
        };
        let mut shapes = Vec::new();
        if let Some(ink) = self.hatch_ink() {
            let gap = HATCH_GAP.max(3.0 * stroke.width);
            let hatching = self.hand().hatching(&path, gap);
            let pen = ShapeStroke::solid((stroke.width * 0.7).max(0.75), ink);
            shapes.push(Shape::stroked(hatching, pen));
        }
        let twice = stroke.dash.is_none();
        let drawn = match outline {
            ShapeKind::Ellipse => self.hand().ellipse(rect, twice),
            _ => self.hand().path(&path, twice),
        };
        shapes.push(Shape::stroked(drawn, stroke));
        shapes
    }

    fn words(&self, words: &str) -> Vec<Shape> {
        let color = text_color(self.item, self.theme);
        let place = TextBox::new(self.item, self.is_hand);
        place.map_or_else(Vec::new, |place| place.shapes(words, color))
    }

    fn line(&self, line: &DrawnLine) -> Vec<Shape> {
        let stroke = self.pen(self.theme.tokens.text, LINE_WIDTH);
        let mut shapes =
            drawn_line::shapes(self.item, line, stroke, self.is_hand.then(|| self.hand()));
        shapes.extend(self.words(&line.text));
        shapes
    }

    fn stroke(&self, pressures: &[f64]) -> Vec<Shape> {
        let stroke = self.pen(self.theme.tokens.text, INK_WIDTH);
        let at = points_on_board(self.item);
        let shape = match at[..] {
            [] => return Vec::new(),
            [dot] => Shape::circle(dot, stroke.width, Some(stroke.color), None),
            _ if pressures.len() == at.len() => {
                let (points, widths) = ribbon(&at, pressures, stroke.width);
                Shape::Ribbon {
                    points,
                    widths,
                    color: stroke.color,
                }
            }
            _ => Shape::stroked(through(&at), stroke),
        };
        vec![shape]
    }

    fn ink_of(&self, name: &str) -> Option<Color> {
        self.theme.ink(name)
    }

    fn ink(&self, otherwise: Color) -> Color {
        let name = self.item.style.stroke.as_deref();
        name.and_then(|name| self.ink_of(name)).unwrap_or(otherwise)
    }

    fn fill(&self) -> Option<Color> {
        self.ink_of(self.item.style.fill.as_deref()?)
    }

    /// Papers are too pale to be drawn with: their inks are used instead.
    fn hatch_ink(&self) -> Option<Color> {
        let name = self
            .item
            .style
            .fill
            .as_deref()
            .filter(|name| *name != "none")?;
        let ink = match name.strip_prefix("note_") {
            Some("pink") => self.ink_of("ink_red"),
            Some(hue) => self.ink_of(&format!("ink_{hue}")),
            None => None,
        };
        Some(ink.or_else(|| self.ink_of(name))?.faded(HATCH_SHARE))
    }

    fn pen(&self, color: Color, width: f64) -> ShapeStroke {
        let width = self.item.style.width.unwrap_or(width).clamp(0.25, 64.0);
        ShapeStroke {
            width,
            color: self.ink(color),
            dash: match self.item.style.dash {
                Some(Dash::Dashed) => Some([4.0 * width, 3.0 * width]),
                Some(Dash::Dotted) => Some([width, 2.0 * width]),
                Some(Dash::Solid) | None => None,
            },
        }
    }
}
