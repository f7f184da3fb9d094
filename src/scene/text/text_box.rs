//! Text inside drawings: where it stands, in which face and size, and where its lines break. The window lays
//! its text field exactly over it.

use crate::geom::{Point, Rect, Size};
use crate::model::{Align, DrawnLine, ShapeKind, SketchItem, SketchKind};
use crate::scene::sketch::{line_text_box, note};
use crate::scene::{Color, Shape, TextBlock, Theme, Typeface, text};

/// Of texts without a box.
pub const TEXT_SIZE: f64 = 16.0;
/// Of notes and shapes.
const BOXED_SIZE: f64 = 14.0;
const NOTE_PADDING: f64 = 10.0;
const SHAPE_PADDING: f64 = 8.0;
/// Letters of the hand-written face are smaller than its size says.
const HAND_SCALE: f64 = 1.15;
/// Font sizes a file may ask for; what lies outside is drawn at the nearest.
const FONT_SIZES: (f64, f64) = (6.0, 288.0);
const MOST_LINES: f64 = 1000.0;
/// The words of a line are no wider than this share of its length, and within these bounds, in world units.
const LINE_SHARE: f64 = 0.7;
const LINE_ROOM: (f64, f64) = (72.0, 240.0);
/// Beside a line that runs upright they may always be so wide.
const STEEP_ROOM: f64 = 160.0;
/// Higher than any text.
const MOST_HEIGHT: f64 = 1e5;

/// Where the text of a drawing stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextBox {
    /// What the lines may fill.
    pub room: Rect,
    /// The share of the drawing's height that its room has.
    pub share: f64,
    /// Hand-written in the hand-drawn look.
    pub face: Typeface,
    /// In world units, as drawn.
    pub size: f64,
    /// Where each line stands between the borders of the room.
    pub align: Align,
    /// The share of the free height that is left above the text.
    drop: f64,
    /// Whether what does not fit is cut.
    cut: bool,
}

impl TextBox {
    /// For things that are written in; `None` for frames and ink. The points of a line are where they are drawn.
    /// `hand` is the hand-drawn look.
    pub fn new(item: &SketchItem, hand: bool) -> Option<Self> {
        let (room, share, align, drop) = match &item.form {
            SketchKind::Text { .. } => (item.rect, 1.0, Align::Left, 0.0),
            SketchKind::Note { sort, .. } => {
                let room = inset(item.rect, NOTE_PADDING);
                let heading = if sort.is_some() {
                    note::HEADING_HEIGHT
                } else {
                    0.0
                };
                let top = (room.y0 + heading).min(room.y1);
                (Rect { y0: top, ..room }, 1.0, Align::Left, 0.0)
            }
            SketchKind::Shape { outline, .. } => {
                let (room, share) = text_room(*outline, item.rect);
                (room, share, Align::Center, 0.5)
            }
            SketchKind::Unknown(_) => (inset(item.rect, SHAPE_PADDING), 1.0, Align::Center, 0.5),
            SketchKind::Line(line) => (beside_line(item, line), 1.0, Align::Center, 0.5),
            SketchKind::Frame { .. } | SketchKind::Ink { .. } => return None,
        };
        let is_text = matches!(item.form, SketchKind::Text { .. });
        let is_free = is_text || matches!(item.form, SketchKind::Line(_));
        let usual = if is_text { TEXT_SIZE } else { BOXED_SIZE };
        let asked = item.style.font_size.unwrap_or(usual);
        let scale = if hand { HAND_SCALE } else { 1.0 };
        Some(Self {
            room,
            share,
            face: if hand {
                Typeface::Hand
            } else {
                Typeface::Regular
            },
            size: asked.clamp(FONT_SIZES.0, FONT_SIZES.1) * scale,
            align: item.style.align.unwrap_or(align),
            drop,
            cut: !is_free,
        })
    }

    /// The lines, all of them.
    pub fn block(&self, words: &str) -> TextBlock {
        self.lines(words, MOST_LINES)
    }

    /// The lines that are drawn.
    pub fn drawn(&self, words: &str) -> TextBlock {
        let fitting = self.room.height() / text::line_height(self.size);
        // Half a line less is still the line a person sees in their box.
        let most = if self.cut {
            (fitting + 0.01).floor().clamp(0.0, MOST_LINES)
        } else {
            MOST_LINES
        };
        self.lines(words, most)
    }

    #[expect(clippy::cast_sign_loss, reason = "positive")]
    fn lines(&self, words: &str, most: f64) -> TextBlock {
        text::layout(
            words,
            self.face,
            self.size,
            self.room.width(),
            most as usize,
        )
    }

    /// Where the block begins; the field of the window is laid there.
    pub fn corner(&self, block: Size) -> Point {
        let free = (self.room.height() - block.height).max(0.0);
        Point::new(self.room.x0, self.room.y0 + free * self.drop)
    }

    /// The text as it is drawn.
    pub fn shapes(&self, words: &str, color: Color) -> Vec<Shape> {
        let block = self.drawn(words);
        let corner = self.corner(block.size);
        let left = |width: f64| match self.align {
            Align::Left => self.room.x0,
            Align::Center => self.room.x0 + (self.room.width() - width) / 2.0,
            Align::Right => self.room.x1 - width,
        };
        let shown = block.lines.iter().filter(|line| !line.text.is_empty());
        shown
            .map(|line| Shape::Text {
                at: Point::new(left(line.width), corner.y + line.baseline_y),
                text: line.text.clone(),
                face: self.face,
                size: self.size,
                color,
            })
            .collect()
    }
}

/// The colour of the text of a drawing.
pub fn text_color(item: &SketchItem, theme: &Theme) -> Color {
    let asked = match &item.form {
        SketchKind::Text { .. } | SketchKind::Line(_) => item
            .style
            .stroke
            .as_deref()
            .and_then(|name| theme.ink(name)),
        _ => None,
    };
    asked.unwrap_or(theme.tokens.text)
}

/// What the words of a line may fill: around its middle, as wide as the line is long allows, and as high as they
/// need.
fn beside_line(item: &SketchItem, line: &DrawnLine) -> Rect {
    let place = line_text_box::line_text_box(item, line);
    let width = if place.is_steep {
        STEEP_ROOM
    } else {
        (place.length * LINE_SHARE).clamp(LINE_ROOM.0, LINE_ROOM.1)
    };
    Rect::from_center_size(place.middle, (width, MOST_HEIGHT))
}

/// The largest upright box inside the outline that has its proportions, and its share of the height.
fn text_room(outline: ShapeKind, rect: Rect) -> (Rect, f64) {
    let share = match outline {
        ShapeKind::Rectangle => return (inset(rect, SHAPE_PADDING), 1.0),
        ShapeKind::Ellipse => std::f64::consts::FRAC_1_SQRT_2,
        ShapeKind::Diamond => 0.5,
    };
    (
        Rect::from_center_size(rect.center(), rect.size() * share),
        share,
    )
}

/// The inside of a box; never inside out.
fn inset(rect: Rect, by: f64) -> Rect {
    rect.inset((-by.min(rect.width() / 2.0), -by.min(rect.height() / 2.0)))
}
