//! Typing into a text, a note, a shape or onto a line. What is typed shows on the board at once, and the box grows with it;
//! when it ends, all of it is one step, together with the drawing of a thing that was made to be written in.

use crate::editor::{Action, BoardState, Editor, Effect, Prompt};
use crate::geom::{Point, Rect, Size};
use crate::model::{Align, Document, Edit, SketchItem, SketchKind, SketchStyle, Target};
use crate::scene::{TextBox, text};

/// A text whose box is this much wider than its words, in world units, keeps its width: it is a column.
const COLUMN: f64 = 2.0;
/// Kept free to the right of the last letter, so that rounding never breaks a line.
const SPARE: f64 = 0.5;

/// The face in which the texts of a board are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lettering {
    HandWritten,
    Printed,
}

impl Lettering {
    /// As the board says.
    pub fn of(document: &Document) -> Self {
        if document.header().hand_drawn {
            Self::HandWritten
        } else {
            Self::Printed
        }
    }

    /// The one of the two that it is not.
    pub fn other(self) -> Self {
        match self {
            Self::HandWritten => Self::Printed,
            Self::Printed => Self::HandWritten,
        }
    }

    /// Where the text of the item stands when it is set so.
    fn text_box(self, item: &SketchItem) -> Option<TextBox> {
        TextBox::new(item, self == Self::HandWritten)
    }
}

/// The action that begins it.
pub fn ask(item: &SketchItem) -> Action {
    Action::Prompt(Some(Prompt::Write {
        item: Box::new(item.clone()),
        fresh: false,
    }))
}

/// The smallest shape around a place where nothing else is: a double click there writes in it.
pub fn hollow(board: &BoardState, at: Point) -> Option<&SketchItem> {
    let sketch = board.document().sketch();
    let here = board.near(Rect::from_points(at, at)).into_iter();
    let shapes = here.filter_map(|target| match target {
        Target::Sketch(id) => sketch.get(&id),
        Target::Node(_) | Target::Edge(_) => None,
    });
    let around = shapes.filter(|item| {
        matches!(item.form, SketchKind::Shape { .. }) && item.rect.contains(at) && !item.locked
    });
    around.min_by(|a, b| a.rect.area().total_cmp(&b.rect.area()))
}

/// Shows what has been typed so far.
pub fn preview_text(editor: &mut Editor, text: &str) {
    if let Some(Prompt::Write { item, .. }) = &editor.prompt {
        let lettering = Lettering::of(editor.document());
        let edit = fitted(item, text, lettering);
        editor.preview(&[edit]);
    }
}

/// Ends it with this text. A text without words goes away.
pub fn end(editor: &mut Editor, item: &SketchItem, fresh: bool, text: &str) -> Vec<Effect> {
    let lettering = Lettering::of(editor.document());
    let text = text.trim_end();
    let id = item.id.clone();
    let is_gone = matches!(item.form, SketchKind::Text { .. }) && text.trim().is_empty();
    let edits = if is_gone {
        vec![Edit::Remove([Target::Sketch(id)].into())]
    } else {
        vec![fitted(item, text, lettering)]
    };
    if !editor.document().sketch().contains_key(&item.id) {
        return Vec::new();
    }
    if fresh && editor.board.drawn_last == Some((editor.board.history.state(), item.id.clone())) {
        let label = editor.board.history.undo_label().unwrap_or("Write");
        return editor.amend(label.to_owned(), &edits);
    }
    let verb = if is_gone { "Delete text" } else { "Write" };
    editor.commit(verb, &edits)
}

/// Ends it with what has been typed so far, when something else begins.
pub fn stop(editor: &mut Editor) -> Vec<Effect> {
    let Some(Prompt::Write { item, fresh }) = editor.prompt.take() else {
        return Vec::new();
    };
    let written = editor.document().sketch().get(&item.id);
    let text = written.and_then(SketchItem::text).map(str::to_owned);
    match text {
        Some(text) => end(editor, &item, fresh, &text),
        None => Vec::new(),
    }
}

/// The item with this text, in a box that holds it.
pub fn fitted(item: &SketchItem, text: &str, lettering: Lettering) -> Edit {
    let mut form = item.form.clone();
    match &mut form {
        SketchKind::Note { text: old, .. }
        | SketchKind::Text { text: old }
        | SketchKind::Shape { text: old, .. } => {
            text.clone_into(old);
        }
        SketchKind::Line(line) => text.clone_into(&mut line.text),
        SketchKind::Frame { .. } | SketchKind::Ink { .. } | SketchKind::Unknown(_) => {}
    }
    let rect = match &item.form {
        SketchKind::Text { text: old } => text_box(item, old, text, lettering),
        SketchKind::Note { .. } | SketchKind::Shape { .. } => grown(item, text, lettering),
        SketchKind::Frame { .. }
        | SketchKind::Line(_)
        | SketchKind::Ink { .. }
        | SketchKind::Unknown(_) => item.rect,
    };
    Edit::SetForm {
        item: item.id.clone(),
        rect,
        form,
    }
}

/// Texts that are as wide as their words grow and shrink with them; columns keep their width.
fn text_box(item: &SketchItem, old: &str, new: &str, lettering: Lettering) -> Rect {
    let Some(place) = lettering.text_box(item) else {
        return item.rect;
    };
    let line = text::line_height(place.size);
    let is_column = item.rect.width() > natural_width(old, &place) + COLUMN;
    if is_column {
        let height = place.block(new).size.height.max(line);
        return item.rect.with_size(Size::new(item.rect.width(), height));
    }
    let width = natural_width(new, &place);
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 lines")]
    let height = line * new.split('\n').count() as f64;
    let left = match place.align {
        Align::Left => item.rect.x0,
        Align::Center => item.rect.center().x - width / 2.0,
        Align::Right => item.rect.x1 - width,
    };
    Rect::new(left, item.rect.y0, left + width, item.rect.y0 + height)
}

/// The width of the longest line as it is written.
fn natural_width(words: &str, place: &TextBox) -> f64 {
    let widths = words
        .split('\n')
        .map(|line| text::width(line, place.face, place.size));
    let widest = widths.fold(0.0, f64::max);
    if widest > 0.0 { widest + SPARE } else { 0.0 }
}

/// Notes and shapes grow downwards as far as their text needs.
fn grown(item: &SketchItem, text: &str, lettering: Lettering) -> Rect {
    let Some(place) = lettering.text_box(item) else {
        return item.rect;
    };
    let missing = place.block(text).size.height - place.room.height();
    if missing <= 0.0 {
        return item.rect;
    }
    let height = item.rect.height() + missing / place.share;
    item.rect
        .with_size(Size::new(item.rect.width(), height.ceil()))
}

/// The item with its text in another size: a text that was as wide as its words still is.
pub fn resized(item: &SketchItem, text: &str, style: &SketchStyle, lettering: Lettering) -> Edit {
    let mut restyled = bare(item, lettering);
    restyled.style = style.clone();
    fitted(&restyled, text, lettering)
}

/// Edits that fit the texts of a board to the hand-written face or back: no text is broken anew, and none is cut
/// in its note or shape.
pub fn refitted<'a>(
    items: impl Iterator<Item = &'a SketchItem>,
    lettering: Lettering,
) -> Vec<Edit> {
    let texts = items.filter_map(|item| match &item.form {
        SketchKind::Text { text } => Some(fitted(&bare(item, lettering.other()), text, lettering)),
        SketchKind::Note { text, .. } | SketchKind::Shape { text, .. } if !text.is_empty() => {
            Some(fitted(item, text, lettering))
        }
        SketchKind::Note { .. }
        | SketchKind::Shape { .. }
        | SketchKind::Frame { .. }
        | SketchKind::Line(_)
        | SketchKind::Ink { .. }
        | SketchKind::Unknown(_) => None,
    });
    texts.collect()
}

/// A text that is as wide as its words, emptied, so that it will be as wide as its words again.
fn bare(item: &SketchItem, lettering: Lettering) -> SketchItem {
    let mut bare = item.clone();
    if let SketchKind::Text { text } = &mut bare.form
        && let Some(place) = lettering.text_box(item)
        && item.rect.width() <= natural_width(text, &place) + COLUMN
    {
        text.clear();
        let x = match place.align {
            Align::Left => item.rect.x0,
            Align::Center => item.rect.center().x,
            Align::Right => item.rect.x1,
        };
        (bare.rect.x0, bare.rect.x1) = (x, x);
    }
    bare
}
