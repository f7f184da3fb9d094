//! What is drawn freely: frames, notes, texts, shapes, lines and ink. It carries no data flow.

use crate::geom::{Point, Rect, Size};
use crate::model::{Binding, DrawnLine, Extra, GroupId, SketchId, Target};

/// One drawn thing.
#[derive(Clone, Debug, PartialEq)]
pub struct SketchItem {
    /// Its identity while it lives.
    pub id: SketchId,
    /// Its box. Lines and ink keep their points relative to its origin, so that moving is one number.
    pub rect: Rect,
    /// Stacking order among sketch items, ties broken by id; frames lie below everything else.
    pub z: i64,
    /// The frame it belongs to and moves with.
    pub frame: Option<SketchId>,
    /// The groups it belongs to, the outermost first.
    pub groups: Vec<GroupId>,
    /// Clicks and marquees pass it by until somebody unlocks it.
    pub locked: bool,
    /// How it is drawn where that is not as the theme says.
    pub style: SketchStyle,
    /// What it is: a frame, a note, a line and so on.
    pub form: SketchKind,
    /// Unknown fields of the item itself.
    pub extra: Extra,
    /// Unknown fields of its form.
    pub form_extra: Extra,
}

/// What a sketch item is.
#[derive(Clone, Debug, PartialEq)]
pub enum SketchKind {
    /// A titled area that holds and moves its members and clips nothing.
    Frame {
        title: String,
        /// While it is folded into one box, how large it is unfolded, in world units; the item's box is then the
        /// folded one, and what the frame holds is not shown.
        unfolded: Option<Size>,
    },
    /// A sticky note.
    Note {
        text: String,
        /// What sort of remark it is; `None` for any.
        sort: Option<NoteSort>,
        /// The name of the step of an interview it belongs to; empty for none.
        step: String,
    },
    /// Text without a box.
    Text { text: String },
    /// An outline with optional text in it.
    Shape { outline: ShapeKind, text: String },
    /// A line or an arrow.
    Line(Box<DrawnLine>),
    /// A freehand stroke; pressures are 0 to 1, one per point, or empty when the device has none.
    Ink {
        points: Vec<Point>,
        pressures: Vec<f64>,
    },
    /// A form a newer program wrote, as the file held it. It is kept and shown as a plain box.
    Unknown(String),
}

/// What sort of remark a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteSort {
    /// What may go wrong.
    Risk,
    /// What is gained for what.
    TradeOff,
    /// What is taken for granted.
    Assumption,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    Rectangle,
    Ellipse,
    Diamond,
}

/// How it is drawn. `None` means what the theme says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SketchStyle {
    /// A colour name of the theme, such as `accent` or `features`.
    pub stroke: Option<String>,
    /// A colour name of the theme.
    pub fill: Option<String>,
    /// Line width in world units.
    pub width: Option<f64>,
    /// How lines and outlines are dashed.
    pub dash: Option<Dash>,
    /// Font size in world units.
    pub font_size: Option<f64>,
    /// How its text is aligned.
    pub align: Option<Align>,
    /// 0 (invisible) to 1.
    pub opacity: Option<f64>,
    /// Unknown fields.
    pub extra: Extra,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    Solid,
    Dashed,
    Dotted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
}

impl NoteSort {
    pub const ALL: [Self; 3] = [Self::Risk, Self::TradeOff, Self::Assumption];

    /// What it is called at the screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Risk => "Risk",
            Self::TradeOff => "Trade-off",
            Self::Assumption => "Assumption",
        }
    }
}

impl SketchKind {
    /// A note that is no remark of any sort.
    pub fn note(text: impl Into<String>) -> Self {
        Self::Note {
            text: text.into(),
            sort: None,
            step: String::new(),
        }
    }
}

impl SketchItem {
    /// An item that belongs to nothing and looks as the theme says.
    pub fn new(id: SketchId, rect: Rect, form: SketchKind) -> Self {
        Self {
            id,
            rect,
            z: 0,
            frame: None,
            groups: Vec::new(),
            locked: false,
            style: SketchStyle::default(),
            form,
            extra: Extra::new(),
            form_extra: Extra::new(),
        }
    }

    /// What the ends of a line stick to.
    pub fn sticks(&self) -> impl Iterator<Item = &Binding> {
        let ends = match &self.form {
            SketchKind::Line(line) => [line.start.as_ref(), line.end.as_ref()],
            SketchKind::Frame { .. }
            | SketchKind::Note { .. }
            | SketchKind::Text { .. }
            | SketchKind::Shape { .. }
            | SketchKind::Ink { .. }
            | SketchKind::Unknown(_) => [None, None],
        };
        ends.into_iter().flatten()
    }

    /// Lets go of a thing; its points stay where they are.
    pub(in crate::model) fn unbind(&mut self, from: &Target) {
        if let SketchKind::Line(line) = &mut self.form {
            for binding in [&mut line.start, &mut line.end] {
                if binding
                    .as_ref()
                    .is_some_and(|binding| binding.target == *from)
                {
                    *binding = None;
                }
            }
        }
    }

    pub fn is_frame(&self) -> bool {
        matches!(self.form, SketchKind::Frame { .. })
    }

    /// How large it is unfolded, for a frame that is folded into one box.
    pub fn unfolded(&self) -> Option<Size> {
        match self.form {
            SketchKind::Frame { unfolded, .. } => unfolded,
            SketchKind::Note { .. }
            | SketchKind::Text { .. }
            | SketchKind::Shape { .. }
            | SketchKind::Line(_)
            | SketchKind::Ink { .. }
            | SketchKind::Unknown(_) => None,
        }
    }

    /// Whether it is a frame that shows as one box.
    pub fn is_folded(&self) -> bool {
        self.unfolded().is_some()
    }

    /// Whether it is a frame that shows what it holds.
    pub fn is_open_frame(&self) -> bool {
        self.is_frame() && !self.is_folded()
    }

    /// Its title or text; `None` for forms that have none.
    pub fn text(&self) -> Option<&str> {
        match &self.form {
            SketchKind::Frame { title: text, .. }
            | SketchKind::Note { text, .. }
            | SketchKind::Text { text }
            | SketchKind::Shape { text, .. } => Some(text),
            SketchKind::Line(line) => Some(&line.text),
            SketchKind::Ink { .. } | SketchKind::Unknown(_) => None,
        }
    }
}
