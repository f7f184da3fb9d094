//! How drawings look: a few good choices for what is selected, or for what the tool at hand will draw.

use std::f32::consts::TAU;

use eframe::egui::{
    Align2, Color32, Response, Role, Sense, Slider, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::app::look::{self, BODY, HEADING, color32, font, text};
use crate::app::widgets::{icon_toggle, section};
use crate::editor::{Action, Aspect, Editor, Restyle, TOOLS};
use crate::model::{Align, Dash, Form, Outline, SketchItem};
use crate::scene::{Face, Theme};

/// Names of inks and papers in the theme, with what people call them.
const INKS: &[(&str, &str)] = &[
    ("ink_black", "Black"),
    ("ink_grey", "Grey"),
    ("ink_red", "Red"),
    ("ink_orange", "Orange"),
    ("ink_green", "Green"),
    ("ink_blue", "Blue"),
    ("ink_violet", "Violet"),
];
const PAPERS: &[(&str, &str)] = &[
    ("note_yellow", "Yellow"),
    ("note_orange", "Orange"),
    ("note_pink", "Pink"),
    ("note_violet", "Violet"),
    ("note_blue", "Blue"),
    ("note_green", "Green"),
    ("note_grey", "Grey"),
];
const WIDTHS: &[(f64, &str)] = &[(1.0, "Thin"), (1.75, "Medium"), (3.5, "Bold")];
const INK_WIDTHS: &[(f64, &str)] = &[(1.5, "Thin"), (2.5, "Medium"), (5.0, "Bold")];
const DASHES: &[(Dash, &str)] = &[
    (Dash::Solid, "Solid"),
    (Dash::Dashed, "Dashed"),
    (Dash::Dotted, "Dotted"),
];
const SIZES: &[(f64, &str, &str)] = &[
    (12.0, "S", "Small text"),
    (16.0, "M", "Medium text"),
    (22.0, "L", "Large text"),
    (32.0, "XL", "Very large text"),
];
const ALIGNS: &[(Align, &str, &str)] = &[
    (Align::Left, "ui.text_left", "Left"),
    (Align::Center, "ui.text_center", "Centred"),
    (Align::Right, "ui.text_right", "Right"),
];
/// Side of a colour or of a picture of a line, in points.
const SWATCH: f32 = 24.0;

/// The look of what the tool at hand draws.
pub fn tool_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let tokens = look::tokens(ui);
    let tool = TOOLS.iter().find(|tool| tool.id == editor.tool_id());
    let title = tool.map_or("Drawing", |tool| tool.title);
    ui.label(text(title, Face::SemiBold, HEADING, tokens.text));
    ui.label(text(
        "What is drawn next looks like this.",
        Face::Regular,
        BODY,
        tokens.muted,
    ));
    show(ui, editor, actions);
}

/// What a drawn thing is called.
pub fn form_title(form: &Form) -> &'static str {
    match form {
        Form::Frame { .. } => "Frame",
        Form::Note { .. } => "Sticky note",
        Form::Text { .. } => "Text",
        Form::Shape { outline, .. } => match outline {
            Outline::Rectangle => "Rectangle",
            Outline::Ellipse => "Ellipse",
            Outline::Diamond => "Diamond",
        },
        Form::Line {
            start_arrow: false,
            end_arrow: false,
            ..
        } => "Line",
        Form::Line { .. } => "Arrow",
        Form::Ink { .. } => "Stroke",
        Form::Unknown(_) => "Drawing of a newer mlboard",
    }
}

/// The choices that make sense for the selected drawings or the tool at hand.
pub fn show(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let items = editor.styled();
    let mut panel = Panel {
        theme: editor.theme(),
        items: &items,
        chosen: None,
    };
    panel.colours_ui(ui);
    panel.lines_ui(ui);
    panel.text_ui(ui);
    panel.arrows_ui(ui);
    panel.opacity_ui(ui);
    actions.extend(panel.chosen.map(Action::Restyle));
}

struct Panel<'a> {
    theme: &'static Theme,
    items: &'a [SketchItem],
    chosen: Option<Restyle>,
}

impl Panel<'_> {
    fn has(&self, aspect: Aspect) -> bool {
        self.items.iter().any(|item| aspect.suits(&item.form))
    }

    /// What all drawings that show it have in common; `None` when they differ.
    fn shared<T: PartialEq>(&self, aspect: Aspect, of: impl Fn(&SketchItem) -> T) -> Option<T> {
        let mut all = self
            .items
            .iter()
            .filter(|item| aspect.suits(&item.form))
            .map(of);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// The title of a row, which says when its values differ.
    fn title(ui: &mut Ui, name: &str, is_mixed: bool) {
        if is_mixed {
            section(ui, &format!("{name} · mixed"));
        } else {
            section(ui, name);
        }
    }

    fn colours_ui(&mut self, ui: &mut Ui) {
        if self.has(Aspect::Stroke) {
            let now = self.shared(Aspect::Stroke, |item| item.style.stroke.clone());
            Self::title(ui, "Colour", now.is_none());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for (name, title) in INKS {
                    // Black is what the theme draws in by itself.
                    let value = (*name != "ink_black").then(|| (*name).to_owned());
                    let is_on = now.as_ref() == Some(&value);
                    if swatch(ui, self.theme, name, title, is_on).clicked() {
                        self.chosen = Some(Restyle::Stroke(value));
                    }
                }
            });
        }
        if self.has(Aspect::Fill) {
            let now = self.shared(Aspect::Fill, |item| item.style.fill.clone());
            Self::title(ui, "Fill", now.is_none());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                let is_note = |item: &SketchItem| matches!(item.form, Form::Note { .. });
                if !self.items.iter().all(is_note)
                    && swatch(ui, self.theme, "none", "No fill", now == Some(None)).clicked()
                {
                    self.chosen = Some(Restyle::Fill(None));
                }
                for (name, title) in PAPERS {
                    let value = Some((*name).to_owned());
                    let is_usual = *name == "note_yellow" && self.items.iter().all(is_note);
                    let is_on = now.as_ref() == Some(&value) || (is_usual && now == Some(None));
                    if swatch(ui, self.theme, name, title, is_on).clicked() {
                        self.chosen = Some(Restyle::Fill(value));
                    }
                }
            });
        }
    }

    fn lines_ui(&mut self, ui: &mut Ui) {
        if self.has(Aspect::Width) {
            let widths = |item: &SketchItem| match item.form {
                Form::Ink { .. } => INK_WIDTHS,
                _ => WIDTHS,
            };
            // The choice counts: ink is wider than lines under the same name.
            let chosen = |item: &SketchItem| {
                let width = item.style.width.unwrap_or(widths(item)[1].0);
                widths(item)
                    .iter()
                    .position(|(w, _)| (w - width).abs() < 0.01)
            };
            let now = self.shared(Aspect::Width, chosen);
            let is_ink = |item: &SketchItem| matches!(item.form, Form::Ink { .. });
            let all_ink = self.items.iter().all(is_ink);
            Self::title(ui, "Line width", now.is_none());
            ui.horizontal(|ui| {
                for (i, (width, title)) in
                    if all_ink { INK_WIDTHS } else { WIDTHS }.iter().enumerate()
                {
                    let is_on = now == Some(Some(i));
                    if line_button(ui, title, *width as f32, Dash::Solid, is_on).clicked() {
                        self.chosen = Some(Restyle::Width((i != 1).then_some(*width)));
                    }
                }
            });
        }
        if self.has(Aspect::Dash) {
            let now = self.shared(Aspect::Dash, |item| item.style.dash.unwrap_or(Dash::Solid));
            Self::title(ui, "Line", now.is_none());
            ui.horizontal(|ui| {
                for (dash, title) in DASHES {
                    if line_button(ui, title, 1.75, *dash, now == Some(*dash)).clicked() {
                        let value = (*dash != Dash::Solid).then_some(*dash);
                        self.chosen = Some(Restyle::Dash(value));
                    }
                }
            });
        }
    }

    fn text_ui(&mut self, ui: &mut Ui) {
        if self.has(Aspect::FontSize) {
            let now = self.shared(Aspect::FontSize, |item| item.style.font_size);
            Self::title(ui, "Text", now.is_none());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (size, letter, title) in SIZES {
                    let is_usual = now == Some(None) && letter == &"M";
                    let is_on = is_usual || now == Some(Some(*size));
                    if letter_button(ui, letter, title, is_on).clicked() {
                        self.chosen = Some(Restyle::FontSize(Some(*size)));
                    }
                }
            });
        }
        if self.has(Aspect::Align) {
            let usual = |item: &SketchItem| match item.form {
                Form::Shape { .. } => Align::Center,
                _ => Align::Left,
            };
            let now = self.shared(Aspect::Align, |item| {
                item.style.align.unwrap_or(usual(item))
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (align, icon, title) in ALIGNS {
                    if icon_toggle(ui, icon, title, None, now == Some(*align)).clicked() {
                        self.chosen = Some(Restyle::Align(Some(*align)));
                    }
                }
            });
        }
    }

    fn arrows_ui(&mut self, ui: &mut Ui) {
        if !self.has(Aspect::Arrows) {
            return;
        }
        let line = |item: &SketchItem| match item.form {
            Form::Line {
                start_arrow,
                end_arrow,
                smooth,
                ..
            } => (start_arrow, end_arrow, smooth),
            _ => (false, false, false),
        };
        let start = self.shared(Aspect::Arrows, |item| line(item).0);
        let end = self.shared(Aspect::Arrows, |item| line(item).1);
        let curve = self.shared(Aspect::Curve, |item| line(item).2);
        let is_mixed = start.is_none() || end.is_none() || curve.is_none();
        Self::title(ui, "Ends and course", is_mixed);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let choices = [
                (
                    "ui.arrow_left",
                    "Arrowhead at the start",
                    start,
                    Restyle::StartArrow as fn(bool) -> Restyle,
                ),
                (
                    "ui.arrow_right",
                    "Arrowhead at the end",
                    end,
                    Restyle::EndArrow,
                ),
            ];
            for (icon, title, now, change) in choices {
                let is_on = now == Some(true);
                if icon_toggle(ui, icon, title, None, is_on).clicked() {
                    self.chosen = Some(change(!is_on));
                }
            }
            ui.add_space(10.0);
            for (title, smooth) in [("Straight", false), ("Curved", true)] {
                if course_button(ui, title, smooth, curve == Some(smooth)).clicked() {
                    self.chosen = Some(Restyle::Curve(smooth));
                }
            }
        });
    }

    fn opacity_ui(&mut self, ui: &mut Ui) {
        if !self.has(Aspect::Opacity) {
            return;
        }
        let percent = |item: &SketchItem| (item.style.opacity.unwrap_or(1.0) * 100.0).round();
        let now = self.shared(Aspect::Opacity, percent);
        Self::title(ui, "Opacity", now.is_none());
        let mut value = now.unwrap_or(100.0);
        ui.spacing_mut().slider_width = 132.0;
        ui.visuals_mut().widgets.inactive.bg_fill = color32(look::tokens(ui).border);
        let slider = Slider::new(&mut value, 10.0..=100.0)
            .step_by(10.0)
            .fixed_decimals(0)
            .suffix("\u{2009}%");
        let response = ui.add(slider).accessible_name("Opacity");
        if response.changed() {
            self.chosen = Some(Restyle::Opacity((value < 100.0).then_some(value / 100.0)));
        }
    }
}

/// A colour of the theme to choose; a stroke through it means none.
fn swatch(ui: &mut Ui, theme: &Theme, name: &str, title: &str, is_on: bool) -> Response {
    let (rect, response) = button(ui, title, is_on);
    let tokens = &theme.tokens;
    let inner = rect.shrink(if is_on { 4.0 } else { 2.0 });
    let stroke = Stroke::new(1.0, color32(tokens.card_border));
    let fill = theme.ink(name).map_or(Color32::TRANSPARENT, color32);
    ui.painter()
        .rect(inner, 5, fill, stroke, StrokeKind::Inside);
    if name == "none" {
        let slash = [
            inner.left_bottom() + vec2(3.0, -3.0),
            inner.right_top() + vec2(-3.0, 3.0),
        ];
        ui.painter()
            .line_segment(slash, Stroke::new(1.5, color32(tokens.error)));
    }
    if is_on {
        let ring = Stroke::new(2.0, color32(tokens.accent));
        ui.painter().rect_stroke(rect, 7, ring, StrokeKind::Inside);
    }
    response
}

/// A line to choose, drawn as it will look.
fn line_button(ui: &mut Ui, title: &str, width: f32, dash: Dash, is_on: bool) -> Response {
    let (rect, response) = button(ui, title, is_on);
    backdrop(ui, rect, &response, is_on);
    let stroke = Stroke::new(width, ink(ui, is_on));
    let line = [
        rect.left_center() + vec2(5.0, 0.0),
        rect.right_center() - vec2(5.0, 0.0),
    ];
    match dash {
        Dash::Solid => {
            ui.painter().line_segment(line, stroke);
        }
        Dash::Dashed => {
            let dashes = eframe::egui::Shape::dashed_line(&line, stroke, 4.0, 2.5);
            ui.painter().extend(dashes);
        }
        Dash::Dotted => {
            let dots = eframe::egui::Shape::dashed_line(&line, stroke, width, 2.0);
            ui.painter().extend(dots);
        }
    }
    response
}

/// A line that bends, at a corner or in a curve.
fn course_button(ui: &mut Ui, title: &str, smooth: bool, is_on: bool) -> Response {
    let (rect, response) = button(ui, title, is_on);
    backdrop(ui, rect, &response, is_on);
    let stroke = Stroke::new(1.75, ink(ui, is_on));
    let inner = rect.shrink(6.0);
    let (from, to) = (inner.left_bottom(), inner.right_top());
    let points = if smooth {
        let bend = |share: f32, x: f32| from.lerp(to, share) + vec2(x, x);
        let at = |i: u8| bend(f32::from(i) / 8.0, 4.0 * (f32::from(i) / 8.0 * TAU).sin());
        (0..=8).map(at).collect()
    } else {
        vec![from, inner.center_top(), inner.center_bottom(), to]
    };
    ui.painter().line(points, stroke);
    response
}

/// A text size to choose.
fn letter_button(ui: &mut Ui, letter: &str, title: &str, is_on: bool) -> Response {
    let (rect, response) = button(ui, title, is_on);
    backdrop(ui, rect, &response, is_on);
    let color = ink(ui, is_on);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        letter,
        font(Face::Medium, BODY),
        color,
    );
    response
}

fn ink(ui: &Ui, is_on: bool) -> Color32 {
    let tokens = look::tokens(ui);
    color32(if is_on { tokens.accent } else { tokens.muted })
}

fn backdrop(ui: &Ui, rect: eframe::egui::Rect, response: &Response, is_on: bool) {
    let tokens = look::tokens(ui);
    let fill = if is_on {
        color32(tokens.active)
    } else if response.hovered() {
        color32(tokens.hover)
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, look::BUTTON_RADIUS, fill);
}

fn button(ui: &mut Ui, title: &str, is_on: bool) -> (eframe::egui::Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(SWATCH, SWATCH), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_on, title));
    if response.has_focus() {
        let ring = Stroke::new(2.0, color32(look::tokens(ui).accent));
        ui.painter()
            .rect_stroke(rect.expand(2.0), 8, ring, StrokeKind::Outside);
    }
    (rect, response.on_hover_text(title))
}
