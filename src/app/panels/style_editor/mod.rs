//! How drawings look: a few good choices for what is selected, or for what the tool at hand will draw.

mod buttons;
mod ends;
mod texts;

pub use ends::edge_routings_ui;

use buttons::{letter_button, line_button, swatch};
use eframe::egui::{Align as Side, Label, Layout, Slider, Ui, vec2};

use crate::app::style::{self, BODY, HEADING, SMALL, color32, text};
use crate::app::widgets::{icon_toggle, section};
use crate::editor::{Action, BoardAction, Editor, StyleChange, StyleProperty, TOOLS};
use crate::model::{Align, Dash, ShapeKind, SketchItem, SketchKind};
use crate::scene::{Theme, Typeface, note_paper};

/// Names of inks and papers in the theme, with what people call them.
const INKS: &[(&str, &str)] = &[
    ("ink_black", texts::BLACK),
    ("ink_grey", texts::GREY),
    ("ink_red", texts::RED),
    ("ink_orange", texts::ORANGE),
    ("ink_green", texts::GREEN),
    ("ink_blue", texts::BLUE),
    ("ink_violet", texts::VIOLET),
];
const PAPERS: &[(&str, &str)] = &[
    ("note_yellow", texts::YELLOW),
    ("note_orange", texts::ORANGE),
    ("note_pink", texts::PINK),
    ("note_violet", texts::VIOLET),
    ("note_blue", texts::BLUE),
    ("note_green", texts::GREEN),
    ("note_grey", texts::GREY),
];
const WIDTHS: &[(f64, &str)] = &[
    (1.0, texts::THIN),
    (1.75, texts::MEDIUM),
    (3.5, texts::BOLD),
];
const INK_WIDTHS: &[(f64, &str)] = &[(1.5, texts::THIN), (2.5, texts::MEDIUM), (5.0, texts::BOLD)];
const DASHES: &[(Dash, &str)] = &[
    (Dash::Solid, texts::SOLID),
    (Dash::Dashed, texts::DASHED),
    (Dash::Dotted, texts::DOTTED),
];
/// Width of the names of choices, in points.
const NAME: f32 = 44.0;
const SIZES: &[(f64, &str, &str)] = &[
    (12.0, "S", texts::SMALL_TEXT),
    (16.0, "M", texts::MEDIUM_TEXT),
    (22.0, "L", texts::LARGE_TEXT),
    (32.0, "XL", texts::EXTRA_LARGE_TEXT),
];
const ALIGNS: &[(Align, &str, &str)] = &[
    (Align::Left, "ui.text_left", texts::LEFT),
    (Align::Center, "ui.text_center", texts::CENTRED),
    (Align::Right, "ui.text_right", texts::RIGHT),
];

/// The look of what the tool at hand draws.
pub fn tool_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let tool = TOOLS.iter().find(|tool| tool.id == editor.tool_id());
    let title = tool.map_or(texts::DRAWING, |tool| tool.title);
    ui.label(text(title, Typeface::SemiBold, HEADING, tokens.text));
    ui.label(text(
        texts::NEW_DRAWINGS,
        Typeface::Regular,
        BODY,
        tokens.muted,
    ));
    show(ui, editor, actions);
}

/// What a drawn thing is called.
pub fn form_title(form: &SketchKind) -> &'static str {
    match form {
        SketchKind::Frame { .. } => texts::FRAME,
        SketchKind::Note { sort: None, .. } => texts::STICKY_NOTE,
        SketchKind::Note {
            sort: Some(sort), ..
        } => sort.title(),
        SketchKind::Text { .. } => texts::TEXT,
        SketchKind::Shape { outline, .. } => match outline {
            ShapeKind::Rectangle => texts::RECTANGLE,
            ShapeKind::Ellipse => texts::ELLIPSE,
            ShapeKind::Diamond => texts::DIAMOND,
        },
        SketchKind::Line(line) if line.is_arrow() => texts::ARROW,
        SketchKind::Line(_) => texts::LINE,
        SketchKind::Ink { .. } => texts::STROKE,
        SketchKind::Unknown(_) => texts::NEWER_FORM,
    }
}

/// The choices that make sense for the selected drawings or the tool at hand.
pub fn show(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let items = editor.styled();
    let mut panel = StylePanel {
        theme: editor.theme(),
        items: &items,
        chosen: None,
    };
    panel.colours_ui(ui);
    panel.lines_ui(ui);
    panel.text_ui(ui);
    panel.ends_ui(ui);
    panel.opacity_ui(ui);
    actions.extend(
        panel
            .chosen
            .map(|it| Action::Board(BoardAction::Restyle(it))),
    );
}

struct StylePanel<'a> {
    theme: &'static Theme,
    items: &'a [SketchItem],
    chosen: Option<StyleChange>,
}

impl StylePanel<'_> {
    fn has(&self, aspect: StyleProperty) -> bool {
        self.items.iter().any(|item| aspect.suits(&item.form))
    }

    /// What all drawings that show it have in common; `None` when they differ.
    fn shared<T: PartialEq>(
        &self,
        aspect: StyleProperty,
        of: impl Fn(&SketchItem) -> T,
    ) -> Option<T> {
        let mut all = self
            .items
            .iter()
            .filter(|item| aspect.suits(&item.form))
            .map(of);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// The title above choices, which says when their values differ.
    fn title<T>(ui: &mut Ui, name: &str, now: Option<&T>) {
        if now.is_none() {
            section(ui, &texts::mixed(name));
        } else {
            section(ui, name);
        }
    }

    /// Choices beside their name. Where values differ, none of them is marked and a dash follows the name.
    fn row<T>(ui: &mut Ui, name: &str, now: Option<&T>, choices: impl FnOnce(&mut Ui)) {
        let is_mixed = now.is_none();
        let tokens = style::tokens(ui);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let shown = if is_mixed {
                format!("{name} –")
            } else {
                name.to_owned()
            };
            let words = text(shown, Typeface::Medium, SMALL, tokens.muted);
            let size = vec2(NAME, 24.0);
            let layout = Layout::left_to_right(Side::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_width(NAME);
                let label = ui.add(Label::new(words).truncate());
                if is_mixed {
                    label.on_hover_text(texts::MIXED);
                }
            });
            ui.spacing_mut().item_spacing.x = 2.0;
            choices(ui);
        });
    }

    fn colours_ui(&mut self, ui: &mut Ui) {
        if self.has(StyleProperty::Stroke) {
            let now = self.shared(StyleProperty::Stroke, |item| item.style.stroke.clone());
            Self::title(ui, texts::COLOUR, now.as_ref());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for (name, title) in INKS {
                    // Black is what the theme draws in by itself.
                    let value = (*name != "ink_black").then(|| (*name).to_owned());
                    let is_on = now.as_ref() == Some(&value);
                    if swatch(ui, self.theme, name, title, is_on.into()).clicked() {
                        self.chosen = Some(StyleChange::Stroke(value));
                    }
                }
            });
        }
        if self.has(StyleProperty::Fill) {
            let now = self.shared(StyleProperty::Fill, |item| item.style.fill.clone());
            Self::title(ui, texts::FILL, now.as_ref());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                let is_note = |item: &SketchItem| matches!(item.form, SketchKind::Note { .. });
                if !self.items.iter().all(is_note)
                    && swatch(
                        ui,
                        self.theme,
                        "none",
                        texts::NO_FILL,
                        (now == Some(None)).into(),
                    )
                    .clicked()
                {
                    self.chosen = Some(StyleChange::Fill(None));
                }
                for (name, title) in PAPERS {
                    let value = Some((*name).to_owned());
                    let is_usual = self.items.iter().all(|item| match item.form {
                        SketchKind::Note { sort, .. } => *name == note_paper(sort),
                        _ => false,
                    });
                    let is_on = now.as_ref() == Some(&value) || (is_usual && now == Some(None));
                    if swatch(ui, self.theme, name, title, is_on.into()).clicked() {
                        self.chosen = Some(StyleChange::Fill(value));
                    }
                }
            });
        }
    }

    fn lines_ui(&mut self, ui: &mut Ui) {
        if self.has(StyleProperty::Width) {
            let widths = |item: &SketchItem| match item.form {
                SketchKind::Ink { .. } => INK_WIDTHS,
                _ => WIDTHS,
            };
            // The choice counts: ink is wider than lines under the same name.
            let chosen = |item: &SketchItem| {
                let width = item.style.width.unwrap_or(widths(item)[1].0);
                widths(item)
                    .iter()
                    .position(|(w, _)| (w - width).abs() < 0.01)
            };
            let now = self.shared(StyleProperty::Width, chosen);
            let is_ink = |item: &SketchItem| matches!(item.form, SketchKind::Ink { .. });
            let all_ink = self.items.iter().all(is_ink);
            Self::row(ui, texts::WIDTH, now.as_ref(), |ui| {
                for (i, (width, title)) in
                    if all_ink { INK_WIDTHS } else { WIDTHS }.iter().enumerate()
                {
                    let is_on = now == Some(Some(i));
                    if line_button(ui, title, *width as f32, Dash::Solid, is_on.into()).clicked() {
                        self.chosen = Some(StyleChange::Width((i != 1).then_some(*width)));
                    }
                }
            });
        }
        if self.has(StyleProperty::Dash) {
            let now = self.shared(StyleProperty::Dash, |item| {
                item.style.dash.unwrap_or(Dash::Solid)
            });
            Self::row(ui, texts::LINE, now.as_ref(), |ui| {
                for (dash, title) in DASHES {
                    if line_button(ui, title, 1.75, *dash, (now == Some(*dash)).into()).clicked() {
                        let value = (*dash != Dash::Solid).then_some(*dash);
                        self.chosen = Some(StyleChange::Dash(value));
                    }
                }
            });
        }
    }

    fn text_ui(&mut self, ui: &mut Ui) {
        if self.has(StyleProperty::FontSize) {
            let now = self.shared(StyleProperty::FontSize, |item| item.style.font_size);
            Self::row(ui, texts::TEXT, now.as_ref(), |ui| {
                for (size, letter, title) in SIZES {
                    let is_usual = now == Some(None) && letter == &"M";
                    let is_on = is_usual || now == Some(Some(*size));
                    if letter_button(ui, letter, title, is_on.into()).clicked() {
                        self.chosen = Some(StyleChange::FontSize(Some(*size)));
                    }
                }
            });
        }
        if self.has(StyleProperty::Align) {
            let usual = |item: &SketchItem| match item.form {
                SketchKind::Shape { .. } => Align::Center,
                _ => Align::Left,
            };
            let now = self.shared(StyleProperty::Align, |item| {
                item.style.align.unwrap_or(usual(item))
            });
            Self::row(ui, texts::ALIGN, now.as_ref(), |ui| {
                for (align, icon, title) in ALIGNS {
                    if icon_toggle(ui, icon, title, None, (now == Some(*align)).into()).clicked() {
                        self.chosen = Some(StyleChange::Align(Some(*align)));
                    }
                }
            });
        }
    }

    fn opacity_ui(&mut self, ui: &mut Ui) {
        if !self.has(StyleProperty::Opacity) {
            return;
        }
        let percent = |item: &SketchItem| (item.style.opacity.unwrap_or(1.0) * 100.0).round();
        let now = self.shared(StyleProperty::Opacity, percent);
        Self::row(ui, texts::OPACITY, now.as_ref(), |ui| {
            let mut value = now.unwrap_or(100.0);
            ui.spacing_mut().slider_width = 88.0;
            ui.visuals_mut().widgets.inactive.bg_fill = color32(style::tokens(ui).border);
            let slider = Slider::new(&mut value, 10.0..=100.0)
                .step_by(10.0)
                .fixed_decimals(0)
                .suffix("\u{2009}%");
            let response = ui.add(slider).accessible_name(texts::OPACITY);
            if response.changed() {
                self.chosen = Some(StyleChange::Opacity(
                    (value < 100.0).then_some(value / 100.0),
                ));
            }
        });
    }
}
