//! How new drawings look: for every drawing tool what was last chosen for it, and the one place that knows
//! which part of a look makes sense for which form.

use std::collections::BTreeMap;

use crate::editor::tools::line_box::boxed;
use crate::editor::{ToolId, text::display_names};
use crate::geom::Rect;
use crate::model::{
    Align, Course, Dash, Document, Edit, Form, FreshIds, Head, Line, Outline, SketchId, SketchItem,
    Style, apply,
};

/// What a drawing tool draws with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pen {
    /// Colours, widths and text; what is not set is as the theme says.
    pub style: Style,
    /// At the first point of a line.
    pub start_head: Head,
    /// At the last point of a line.
    pub end_head: Head,
    /// How a line runs between its points.
    pub course: Course,
}

/// One pen a tool.
#[derive(Clone, Debug, Default)]
pub struct Pens(BTreeMap<ToolId, Pen>);

/// What belongs to the person and not to a board: pens, the style copied last, whether tools stay in hand.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    pub(in crate::editor) pens: Pens,
    pub(in crate::editor) copied_style: Option<Style>,
    pub(in crate::editor) keeps_tool: bool,
}

impl Hand {
    /// Its pens as a board on which each drew a sample: boards are what files are made of.
    pub fn samples(&self) -> Document {
        let mut document = Document::default();
        for mut item in self.pens.samples() {
            item.id = FreshIds::new(&document).sketch(display_names::form_name(&item.form));
            apply(&mut document, &[Edit::AddSketch(Box::new(item))]);
        }
        document
    }

    /// The pens that drew the samples on a board.
    pub fn of_samples(document: &Document) -> Self {
        let mut hand = Self::default();
        for item in document.sketch().values() {
            let Some(tool) = tool_of(&item.form) else {
                continue;
            };
            let mut pen = Pen {
                style: item.style.clone(),
                ..Pen::default()
            };
            if let Form::Line(line) = &item.form {
                (pen.start_head, pen.end_head) = (line.start_head, line.end_head);
                pen.course = line.course;
            }
            hand.pens.0.insert(tool, pen);
        }
        hand
    }
}

/// A part of how a drawing looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    Stroke,
    Fill,
    Width,
    Dash,
    FontSize,
    Align,
    Opacity,
    Heads,
    Course,
}

/// A new value for one part of how drawings look; `None` is what the theme says.
#[derive(Clone, Debug, PartialEq)]
pub enum Restyle {
    Stroke(Option<String>),
    Fill(Option<String>),
    Width(Option<f64>),
    Dash(Option<Dash>),
    FontSize(Option<f64>),
    Align(Option<Align>),
    Opacity(Option<f64>),
    StartHead(Head),
    EndHead(Head),
    Course(Course),
}

impl Aspect {
    /// Whether a thing of this form shows it.
    pub fn suits(self, form: &Form) -> bool {
        match form {
            Form::Frame { .. } => matches!(self, Self::Fill | Self::Opacity),
            Form::Note { .. } => matches!(
                self,
                Self::Fill | Self::FontSize | Self::Align | Self::Opacity
            ),
            Form::Text { .. } => matches!(
                self,
                Self::Stroke | Self::FontSize | Self::Align | Self::Opacity
            ),
            Form::Shape { .. } => !matches!(self, Self::Heads | Self::Course),
            Form::Line(line) => match self {
                Self::Fill | Self::Align => false,
                Self::FontSize => !line.text.is_empty(),
                Self::Stroke
                | Self::Width
                | Self::Dash
                | Self::Opacity
                | Self::Heads
                | Self::Course => true,
            },
            Form::Ink { .. } => matches!(self, Self::Stroke | Self::Width | Self::Opacity),
            Form::Unknown(_) => false,
        }
    }
}

impl Restyle {
    pub fn aspect(&self) -> Aspect {
        match self {
            Self::Stroke(_) => Aspect::Stroke,
            Self::Fill(_) => Aspect::Fill,
            Self::Width(_) => Aspect::Width,
            Self::Dash(_) => Aspect::Dash,
            Self::FontSize(_) => Aspect::FontSize,
            Self::Align(_) => Aspect::Align,
            Self::Opacity(_) => Aspect::Opacity,
            Self::StartHead(_) | Self::EndHead(_) => Aspect::Heads,
            Self::Course(_) => Aspect::Course,
        }
    }

    /// The name of the step.
    pub fn label(&self) -> &'static str {
        match self.aspect() {
            Aspect::Stroke => "Change colour",
            Aspect::Fill => "Change fill",
            Aspect::Width => "Change line width",
            Aspect::Dash => "Change dashes",
            Aspect::FontSize => "Change text size",
            Aspect::Align => "Align text",
            Aspect::Opacity => "Change opacity",
            Aspect::Heads => "Change arrowheads",
            Aspect::Course => "Change course of line",
        }
    }

    /// The style with this part changed.
    pub fn style(&self, old: &Style) -> Style {
        let mut style = old.clone();
        match self {
            Self::Stroke(stroke) => style.stroke.clone_from(stroke),
            Self::Fill(fill) => style.fill.clone_from(fill),
            Self::Width(width) => style.width = *width,
            Self::Dash(dash) => style.dash = *dash,
            Self::FontSize(size) => style.font_size = *size,
            Self::Align(align) => style.align = *align,
            Self::Opacity(opacity) => style.opacity = *opacity,
            Self::StartHead(_) | Self::EndHead(_) | Self::Course(_) => {}
        }
        style
    }

    /// The box and the form with this part changed: heads and courses belong to the line itself. A line that becomes
    /// right-angled finds its own corners.
    pub fn form(&self, item: &SketchItem) -> (Rect, Form) {
        let (mut rect, mut form) = (item.rect, item.form.clone());
        if let Form::Line(line) = &mut form {
            match self {
                Self::StartHead(head) => line.start_head = *head,
                Self::EndHead(head) => line.end_head = *head,
                Self::Course(course) if line.course != *course => {
                    line.course = *course;
                    if let (Course::Elbow, [first, .., last]) = (course, &line.points[..]) {
                        let corner = rect.origin().to_vec2();
                        (rect, line.points) = boxed(&[*first + corner, *last + corner]);
                    }
                }
                Self::Stroke(_)
                | Self::Fill(_)
                | Self::Width(_)
                | Self::Dash(_)
                | Self::FontSize(_)
                | Self::Align(_)
                | Self::Opacity(_)
                | Self::Course(_) => {}
            }
        }
        (rect, form)
    }

    fn pen(&self, pen: &mut Pen) {
        pen.style = self.style(&pen.style);
        match self {
            Self::StartHead(head) => pen.start_head = *head,
            Self::EndHead(head) => pen.end_head = *head,
            Self::Course(course) => pen.course = *course,
            Self::Stroke(_)
            | Self::Fill(_)
            | Self::Width(_)
            | Self::Dash(_)
            | Self::FontSize(_)
            | Self::Align(_)
            | Self::Opacity(_) => {}
        }
    }
}

impl Pens {
    pub fn of(&self, tool: ToolId) -> Pen {
        let fresh = || Pen {
            end_head: if tool == ToolId::Arrow {
                Head::Arrow
            } else {
                Head::None
            },
            ..Pen::default()
        };
        self.0.get(&tool).cloned().unwrap_or_else(fresh)
    }

    /// Remembers a choice for a tool.
    pub fn change(&mut self, tool: ToolId, change: &Restyle) {
        let mut pen = self.of(tool);
        change.pen(&mut pen);
        self.0.insert(tool, pen);
    }

    /// A sample of what each tool draws whose pen was ever changed.
    fn samples(&self) -> impl Iterator<Item = SketchItem> {
        self.0.keys().filter_map(|tool| self.sample(*tool))
    }

    /// What the tool would draw, to ask for its look; `None` for tools that draw nothing.
    pub fn sample(&self, tool: ToolId) -> Option<SketchItem> {
        let pen = self.of(tool);
        let form = pen.form(tool)?;
        let mut item = SketchItem::new(SketchId::from(""), Rect::ZERO, form);
        item.style = pen.style;
        Some(item)
    }
}

impl Pen {
    /// The form a tool draws, still without points and text.
    pub fn form(&self, tool: ToolId) -> Option<Form> {
        let shape = |outline| Form::Shape {
            outline,
            text: String::new(),
        };
        Some(match tool {
            ToolId::Rectangle => shape(Outline::Rectangle),
            ToolId::Ellipse => shape(Outline::Ellipse),
            ToolId::Diamond => shape(Outline::Diamond),
            ToolId::Arrow | ToolId::Line => Form::Line(Box::new(Line {
                start_head: self.start_head,
                end_head: self.end_head,
                course: self.course,
                ..Line::default()
            })),
            ToolId::Pencil => Form::Ink {
                points: Vec::new(),
                pressures: Vec::new(),
            },
            ToolId::Text => Form::Text {
                text: String::new(),
            },
            ToolId::Note => Form::Note {
                text: String::new(),
            },
            ToolId::Frame => Form::Frame {
                title: "Frame".to_owned(),
            },
            ToolId::Select | ToolId::Hand | ToolId::Eraser | ToolId::Laser | ToolId::Place => {
                return None;
            }
        })
    }
}

/// The tool that draws such a thing, whose pen it shares.
pub fn tool_of(form: &Form) -> Option<ToolId> {
    Some(match form {
        Form::Frame { .. } => ToolId::Frame,
        Form::Note { .. } => ToolId::Note,
        Form::Text { .. } => ToolId::Text,
        Form::Shape { outline, .. } => match outline {
            Outline::Rectangle => ToolId::Rectangle,
            Outline::Ellipse => ToolId::Ellipse,
            Outline::Diamond => ToolId::Diamond,
        },
        Form::Line(line) if line.is_arrow() => ToolId::Arrow,
        Form::Line(_) => ToolId::Line,
        Form::Ink { .. } => ToolId::Pencil,
        Form::Unknown(_) => return None,
    })
}
