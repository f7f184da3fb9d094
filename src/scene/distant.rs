//! Titles at a readable size from afar: what stands in the place of an item's details when the board is small.
//!
//! Sizes go in steps of zoom, so that a title keeps one size on the screen within a few points, and its lines are
//! broken anew at each step only. What a step shows is worked out when somebody draws it, and kept by whoever did.

use std::ops::Range;
use std::sync::Arc;

use crate::geom::{Point, Rect, Size};
use crate::scene::detail::{LAST_NAMED_STEP, step_text_size};
use crate::scene::node::jump_caption::{JumpCaption, caption_reach, distant_captions};
use crate::scene::{Color, Shape, TILE, TextBlock, Typeface, text};

/// What an item shows from afar instead of some of its shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct DistantLook {
    /// The shapes of the item that it stands for.
    pub replaces: Range<usize>,
    /// What it shows.
    pub content: DistantContent,
}

/// Whose title is kept readable.
#[derive(Clone, Debug, PartialEq)]
pub enum DistantContent {
    /// Of a component.
    Card(DistantCard),
    /// Of a frame.
    Frame(DistantFrameTitle),
}

/// A component from afar: its icon and its title, and a figure where figures are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct DistantCard {
    /// The whole card, in world units.
    pub rect: Rect,
    /// In full.
    pub title: Arc<str>,
    /// The most important figure and its colour.
    pub figure: Option<(Arc<str>, Color)>,
    /// A glyph of the icon faces.
    pub icon: char,
    /// Of the icon and its tile.
    pub family: Color,
    /// Of the title.
    pub text: Color,
    /// What stands below it: the other ends of its jumps.
    pub captions: Vec<JumpCaption>,
    /// Of the captions.
    pub muted: Color,
}

/// The title of a frame from afar. It grows upwards, away from what the frame holds.
#[derive(Clone, Debug, PartialEq)]
pub struct DistantFrameTitle {
    /// In full.
    pub title: Arc<str>,
    /// Lower left corner of the line, in world units.
    pub corner: Point,
    /// How wide it may be, in world units.
    pub room: f64,
    /// Of the title.
    pub text: Color,
    /// What lies behind it.
    pub behind: Color,
}

/// Sizes that are tried before a title is cut, as shares of the step's size.
const SHARES: [f64; 7] = [1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76];
/// Sides of the icon that are tried, in sizes of the step.
const ICONS: [f64; 4] = [2.3, 1.6, 1.05, 0.8];
/// From line to line, in sizes of the text.
const LEADING: f64 = 1.08;
/// Between border, icon and text, in sizes of the step.
const SIDE: f64 = 0.25;
/// From the border to icon and text, clear of ports, in world units.
const LEAST_MARGIN: f64 = 7.0;
/// From the border to the icon on a card that shows all it has, in world units.
const CARD_MARGIN: f64 = 12.0;
/// A title is not worth showing in less, in sizes of the text.
const LEAST_ROOM: f64 = 2.2;
/// Beyond this step the icon's own colour is all that can be seen of its tile.
const LAST_TILED_STEP: u32 = 12;
/// Height of a caption's letters beside that of the title's.
const CAPTION_SHARE: f64 = 0.85;
/// Beyond this step captions would be too small to be read in the room they have.
const LAST_CAPTION_STEP: u32 = 9;
/// Share of the family's colour in the tile.
const TILE_TINT: f64 = 0.14;
const FACE: Typeface = Typeface::SemiBold;

impl DistantLook {
    /// What is drawn at a step of [`Detail::title_steps`](crate::scene::Detail::title_steps), which is not 0.
    pub fn shapes(&self, step: u32) -> Vec<Shape> {
        match &self.content {
            DistantContent::Card(card) => {
                let captions = (step <= LAST_CAPTION_STEP).then(|| card.captions(step));
                let shapes = card.shapes(step).into_iter();
                shapes.chain(captions.into_iter().flatten()).collect()
            }
            DistantContent::Frame(title) => title.shapes(step),
        }
    }

    /// The height of the title's letters at a step, in world units, and whether the title is whole there.
    pub fn title(&self, step: u32) -> Option<(f64, bool)> {
        match &self.content {
            DistantContent::Card(card) => {
                let fitted = card.fitted(step)?;
                Some((fitted.size, !fitted.title.elided))
            }
            DistantContent::Frame(title) => {
                let (_, block) = title.placed(step)?;
                Some((step_text_size(step), !block.elided))
            }
        }
    }

    /// Around everything it shows at any step.
    pub fn reach(&self) -> Rect {
        match &self.content {
            DistantContent::Card(card) if card.captions.is_empty() => card.rect,
            DistantContent::Card(card) => card.rect.union(caption_reach(card.rect)),
            DistantContent::Frame(title) => {
                let highest = text::line_height(title.room / LEAST_ROOM);
                let corner = title.corner;
                Rect::new(
                    corner.x,
                    corner.y - highest,
                    corner.x + title.room,
                    corner.y,
                )
            }
        }
    }
}

/// A title in its place on a card.
struct FittedTitle {
    /// Of the letters.
    size: f64,
    /// Side of the icon.
    icon: f64,
    /// With the figure as its last line, where there is one.
    title: TextBlock,
}

impl DistantCard {
    fn captions(&self, step: u32) -> Vec<Shape> {
        let size = CAPTION_SHARE * step_text_size(step);
        distant_captions(&self.captions, self.rect, size, self.muted)
    }

    fn shapes(&self, step: u32) -> Vec<Shape> {
        let unit = step_text_size(step);
        let Some(fitted) = self.fitted(step) else {
            let side = (1.9 * unit).min(self.rect.height());
            return vec![self.glyph(self.rect.center(), side)];
        };
        let left = self.rect.x0 + self.margin(unit, &fitted);
        let middle = Point::new(left + fitted.icon / 2.0, self.rect.center().y);
        let tile = (step <= LAST_TILED_STEP).then(|| self.tile(middle, fitted.icon));
        let mut shapes: Vec<Shape> = tile.into_iter().collect();
        shapes.push(self.glyph(middle, fitted.icon));
        let (size, step) = (fitted.size, LEADING * fitted.size);
        let figure = self.figure.as_ref();
        let n_lines = fitted.title.lines.len() + usize::from(figure.is_some());
        let x = left + fitted.icon + SIDE * unit;
        let top = self.rect.center().y - step * lines(n_lines) / 2.0;
        let line = |n: usize, text: &Arc<str>, face: Typeface, color| {
            let metrics = face.metrics();
            let above = (step - (metrics.ascent + metrics.descent) * size) / 2.0;
            let baseline = top + step * lines(n) + above + metrics.ascent * size;
            let (at, text) = (Point::new(x, baseline), Arc::clone(text));
            Shape::Text {
                at,
                text,
                face,
                size,
                color,
            }
        };
        for (n, row) in fitted.title.lines.iter().enumerate() {
            shapes.push(line(n, &row.text, FACE, self.text));
        }
        if let Some((figure, color)) = figure {
            let cut = text::line(figure, Typeface::Medium, size, self.rect.x1 - x);
            let words = cut.lines.first();
            let last = n_lines - 1;
            shapes.extend(words.map(|row| line(last, &row.text, Typeface::Medium, *color)));
        }
        shapes
    }

    /// The title as large as the step says where it fits, else a little smaller, else cut; `None` where there is no
    /// room for even that.
    fn fitted(&self, step: u32) -> Option<FittedTitle> {
        if step > LAST_NAMED_STEP {
            return None;
        }
        let unit = step_text_size(step);
        let tried = SHARES
            .iter()
            .flat_map(|share| ICONS.map(|icon| (share, icon)));
        for (share, icon) in tried {
            let fitted = self.wrapped(unit, share * unit, (icon * unit).min(TILE));
            if fitted
                .as_ref()
                .is_some_and(|fitted| self.is_whole(fitted, unit))
            {
                return fitted;
            }
        }
        self.wrapped(unit, SHARES[6] * unit, ICONS[3] * unit)
    }

    fn wrapped(&self, unit: f64, size: f64, icon: f64) -> Option<FittedTitle> {
        let room = self.room(unit, icon);
        let n_lines = n_lines(room.height / (LEADING * size));
        let n_lines = n_lines.saturating_sub(usize::from(self.figure.is_some()));
        if room.width < LEAST_ROOM * size || (n_lines == 0 && self.figure.is_none()) {
            return None;
        }
        let title = match n_lines {
            0 => TextBlock::default(),
            // A word that is too wide is cut, for its parts on two lines would look like two words.
            _ if !self.has_room_for_words(size, room.width) => {
                text::line(&self.title, FACE, size, room.width)
            }
            n => text::layout(&self.title, FACE, size, room.width, n),
        };
        Some(FittedTitle { size, icon, title })
    }

    /// Whether nothing of the title is cut, and no word of it broken.
    fn is_whole(&self, fitted: &FittedTitle, unit: f64) -> bool {
        let room = self.room(unit, fitted.icon).width;
        let title = &fitted.title;
        !title.elided && !title.lines.is_empty() && self.has_room_for_words(fitted.size, room)
    }

    fn has_room_for_words(&self, size: f64, room: f64) -> bool {
        let mut words = self.title.split_whitespace();
        words.all(|word| text::width(word, FACE, size) <= room)
    }

    /// Between the border and the icon: as on the card itself where the title leaves room for that.
    fn margin(&self, unit: f64, fitted: &FittedTitle) -> f64 {
        let figure = self.figure.as_ref().map_or(0.0, |(figure, _)| {
            text::width(figure, Typeface::Medium, fitted.size)
        });
        let words = fitted.title.size.width.max(figure);
        let spare = self.room(unit, fitted.icon).width - words;
        let least = LEAST_MARGIN.max(SIDE * unit);
        least + (CARD_MARGIN - least).clamp(0.0, spare.max(0.0) / 2.0)
    }

    fn room(&self, unit: f64, icon: f64) -> Size {
        let sides = LEAST_MARGIN.max(SIDE * unit) + LEAST_MARGIN.max(0.6 * SIDE * unit);
        let width = self.rect.width() - icon - SIDE * unit - sides;
        Size::new(width, self.rect.height())
    }

    fn tile(&self, middle: Point, side: f64) -> Shape {
        Shape::Rect {
            rect: Rect::from_center_size(middle, (side, side)),
            radius: side / 4.0,
            fill: Some(self.family.faded(TILE_TINT)),
            stroke: None,
        }
    }

    fn glyph(&self, middle: Point, side: f64) -> Shape {
        Shape::icon(middle, self.icon, Typeface::Icon, side * 0.78, self.family)
    }
}

impl DistantFrameTitle {
    fn shapes(&self, step: u32) -> Vec<Shape> {
        let Some((at, block)) = self.placed(step) else {
            return Vec::new();
        };
        let patch = Shape::Rect {
            rect: at.inflate(0.3 * step_text_size(step), 0.0),
            radius: 0.3 * step_text_size(step),
            fill: Some(self.behind),
            stroke: None,
        };
        let words = Shape::block(&block, at.origin(), FACE, step_text_size(step), self.text);
        std::iter::once(patch).chain(words).collect()
    }

    fn placed(&self, step: u32) -> Option<(Rect, TextBlock)> {
        let size = step_text_size(step);
        if self.room < LEAST_ROOM * size {
            return None;
        }
        let block = text::line(&self.title, FACE, size, self.room);
        let corner = Point::new(self.corner.x, self.corner.y - block.size.height);
        Some((Rect::from_origin_size(corner, block.size), block))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a card has few lines")]
fn lines(n: usize) -> f64 {
    n as f64
}

#[expect(
    clippy::cast_sign_loss,
    reason = "clamped to a small positive number first"
)]
fn n_lines(room: f64) -> usize {
    room.floor().clamp(0.0, 6.0) as usize
}
