//! How new drawings look: for every drawing tool what was last chosen for it, and the one place that knows
//! which part of a look makes sense for which form.

use std::collections::BTreeMap;

use crate::editor::tools::line_box::boxed;
use crate::editor::{ToolId, text::display_names};
use crate::geom::Rect;
use crate::model::{
    Align, Arrowhead, Dash, Document, DrawnLine, Edit, FreshIds, LineRouting, ShapeKind, SketchId,
    SketchItem, SketchKind, SketchStyle, apply,
};

/// What a drawing tool draws with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolStyle {
    /// Colours, widths and text; what is not set is as the theme says.
    pub style: SketchStyle,
    /// At the first point of a line.
    pub start_head: Arrowhead,
    /// At the last point of a line.
    pub end_head: Arrowhead,
    /// How a line runs between its points.
    pub routing: LineRouting,
}

/// One pen a tool.
#[derive(Clone, Debug, Default)]
pub struct ToolStyles(BTreeMap<ToolId, ToolStyle>);

/// What belongs to the person and not to a board: pens, the style copied last, whether tools stay in hand.
#[derive(Clone, Debug, Default)]
pub struct ToolDefaults {
    pub(in crate::editor) styles: ToolStyles,
    pub(in crate::editor) copied_style: Option<SketchStyle>,
    pub(in crate::editor) keeps_tool: bool,
}

impl ToolDefaults {
    /// Its pens as a board on which each drew a sample: boards are what files are made of.
    pub fn samples(&self) -> Document {
        let mut document = Document::default();
        for mut item in self.styles.samples() {
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
            let mut pen = ToolStyle {
                style: item.style.clone(),
                ..ToolStyle::default()
            };
            if let SketchKind::Line(line) = &item.form {
                (pen.start_head, pen.end_head) = (line.start_head, line.end_head);
                pen.routing = line.routing;
            }
            hand.styles.0.insert(tool, pen);
        }
        hand
    }
}

/// A part of how a drawing looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleProperty {
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
pub enum StyleChange {
    Stroke(Option<String>),
    Fill(Option<String>),
    Width(Option<f64>),
    Dash(Option<Dash>),
    FontSize(Option<f64>),
    Align(Option<Align>),
    Opacity(Option<f64>),
    StartHead(Arrowhead),
    EndHead(Arrowhead),
    Course(LineRouting),
}

impl StyleProperty {
    /// Whether a thing of this form shows it.
    pub fn suits(self, form: &SketchKind) -> bool {
        match form {
            SketchKind::Frame { .. } => matches!(self, Self::Fill | Self::Opacity),
            SketchKind::Note { .. } => matches!(
                self,
                Self::Fill | Self::FontSize | Self::Align | Self::Opacity
            ),
            SketchKind::Text { .. } => matches!(
                self,
                Self::Stroke | Self::FontSize | Self::Align | Self::Opacity
            ),
            SketchKind::Shape { .. } => !matches!(self, Self::Heads | Self::Course),
            SketchKind::Line(line) => match self {
                Self::Fill | Self::Align => false,
                Self::FontSize => !line.text.is_empty(),
                Self::Stroke
                | Self::Width
                | Self::Dash
                | Self::Opacity
                | Self::Heads
                | Self::Course => true,
            },
            SketchKind::Ink { .. } => matches!(self, Self::Stroke | Self::Width | Self::Opacity),
            SketchKind::Unknown(_) => false,
        }
    }
}

impl StyleChange {
    pub fn aspect(&self) -> StyleProperty {
        match self {
            Self::Stroke(_) => StyleProperty::Stroke,
            Self::Fill(_) => StyleProperty::Fill,
            Self::Width(_) => StyleProperty::Width,
            Self::Dash(_) => StyleProperty::Dash,
            Self::FontSize(_) => StyleProperty::FontSize,
            Self::Align(_) => StyleProperty::Align,
            Self::Opacity(_) => StyleProperty::Opacity,
            Self::StartHead(_) | Self::EndHead(_) => StyleProperty::Heads,
            Self::Course(_) => StyleProperty::Course,
        }
    }

    /// The name of the step.
    pub fn label(&self) -> &'static str {
        match self.aspect() {
            StyleProperty::Stroke => "Change colour",
            StyleProperty::Fill => "Change fill",
            StyleProperty::Width => "Change line width",
            StyleProperty::Dash => "Change dashes",
            StyleProperty::FontSize => "Change text size",
            StyleProperty::Align => "Align text",
            StyleProperty::Opacity => "Change opacity",
            StyleProperty::Heads => "Change arrowheads",
            StyleProperty::Course => "Change line routing",
        }
    }

    /// The style with this part changed.
    pub fn style(&self, old: &SketchStyle) -> SketchStyle {
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
    pub fn form(&self, item: &SketchItem) -> (Rect, SketchKind) {
        let (mut rect, mut form) = (item.rect, item.form.clone());
        if let SketchKind::Line(line) = &mut form {
            match self {
                Self::StartHead(head) => line.start_head = *head,
                Self::EndHead(head) => line.end_head = *head,
                Self::Course(course) if line.routing != *course => {
                    line.routing = *course;
                    if let (LineRouting::Elbow, [first, .., last]) = (course, &line.points[..]) {
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

    fn pen(&self, pen: &mut ToolStyle) {
        pen.style = self.style(&pen.style);
        match self {
            Self::StartHead(head) => pen.start_head = *head,
            Self::EndHead(head) => pen.end_head = *head,
            Self::Course(course) => pen.routing = *course,
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

impl ToolStyles {
    pub fn of(&self, tool: ToolId) -> ToolStyle {
        let fresh = || ToolStyle {
            end_head: if tool == ToolId::Arrow {
                Arrowhead::Arrow
            } else {
                Arrowhead::None
            },
            ..ToolStyle::default()
        };
        self.0.get(&tool).cloned().unwrap_or_else(fresh)
    }

    /// Remembers a choice for a tool.
    pub fn change(&mut self, tool: ToolId, change: &StyleChange) {
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

impl ToolStyle {
    /// The form a tool draws, still without points and text.
    pub fn form(&self, tool: ToolId) -> Option<SketchKind> {
        let shape = |outline| SketchKind::Shape {
            outline,
            text: String::new(),
        };
        Some(match tool {
            ToolId::Rectangle => shape(ShapeKind::Rectangle),
            ToolId::Ellipse => shape(ShapeKind::Ellipse),
            ToolId::Diamond => shape(ShapeKind::Diamond),
            ToolId::Arrow | ToolId::Line => SketchKind::Line(Box::new(DrawnLine {
                start_head: self.start_head,
                end_head: self.end_head,
                routing: self.routing,
                ..DrawnLine::default()
            })),
            ToolId::Pencil => SketchKind::Ink {
                points: Vec::new(),
                pressures: Vec::new(),
            },
            ToolId::Text => SketchKind::Text {
                text: String::new(),
            },
            ToolId::Note => SketchKind::note(""),
            ToolId::Frame => SketchKind::Frame {
                title: "Frame".to_owned(),
                unfolded: None,
            },
            ToolId::Select | ToolId::Hand | ToolId::Eraser | ToolId::Laser | ToolId::Place => {
                return None;
            }
        })
    }
}

/// The tool that draws such a thing, whose pen it shares.
pub fn tool_of(form: &SketchKind) -> Option<ToolId> {
    Some(match form {
        SketchKind::Frame { .. } => ToolId::Frame,
        SketchKind::Note { .. } => ToolId::Note,
        SketchKind::Text { .. } => ToolId::Text,
        SketchKind::Shape { outline, .. } => match outline {
            ShapeKind::Rectangle => ToolId::Rectangle,
            ShapeKind::Ellipse => ToolId::Ellipse,
            ShapeKind::Diamond => ToolId::Diamond,
        },
        SketchKind::Line(line) if line.is_arrow() => ToolId::Arrow,
        SketchKind::Line(_) => ToolId::Line,
        SketchKind::Ink { .. } => ToolId::Pencil,
        SketchKind::Unknown(_) => return None,
    })
}
