//! What stands above the text of a note that is a remark of some sort.

use crate::catalog::Catalog;
use crate::geom::{Point, Rect};
use crate::model::NoteSort;
use crate::scene::{Color, Shape, Theme, Typeface, text};

const SIZE: f64 = 11.0;
const ICON: f64 = 12.0;
const GAP: f64 = 4.0;
/// Height of the heading with the space below it, in world units.
pub(in crate::scene) const HEADING_HEIGHT: f64 = 20.0;

/// The paper of a note of that sort, by its name in the theme, where nobody chose another.
pub fn note_paper(sort: Option<NoteSort>) -> &'static str {
    match sort {
        None => "note_yellow",
        Some(NoteSort::Risk) => "note_orange",
        Some(NoteSort::TradeOff) => "note_blue",
        Some(NoteSort::Assumption) => "note_grey",
    }
}

fn icon(sort: NoteSort) -> &'static str {
    match sort {
        NoteSort::Risk => "note.risk",
        NoteSort::TradeOff => "note.trade_off",
        NoteSort::Assumption => "note.assumption",
    }
}

/// The heading at the upper left of the room for the text.
pub(in crate::scene) fn heading(sort: NoteSort, room: Rect, theme: &Theme) -> Vec<Shape> {
    let color: Color = theme.tokens.text;
    let top = room.y0 - HEADING_HEIGHT;
    let middle = top + text::line_height(SIZE) / 2.0;
    let mut shapes = Vec::new();
    let mut left = room.x0;
    if let Some(glyph) = Catalog::builtin().icon(icon(sort)) {
        let at = Point::new(left + ICON / 2.0, middle);
        shapes.push(Shape::icon(at, glyph, Typeface::Icon, ICON, color));
        left += ICON + GAP;
    }
    let face = Typeface::SemiBold;
    let words = text::line(sort.title(), face, SIZE, room.x1 - left);
    shapes.extend(Shape::block(
        &words,
        Point::new(left, top),
        face,
        SIZE,
        color,
    ));
    shapes
}
