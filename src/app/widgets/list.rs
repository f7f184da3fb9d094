//! Lists that are walked with the arrow keys while the keyboard stays in their search field.

use eframe::egui::{
    Color32, CornerRadius, Key, Modifiers, Response, RichText, Role, Sense, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, vec2,
};

use crate::app::style::{self, BUTTON_RADIUS, SMALL, color32, text};
use crate::app::widgets::toggle::ToggleState;
use crate::scene::Typeface;

/// Which row the arrow keys are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// Index of the row that is on.
    pub at: usize,
}

impl ListCursor {
    /// Takes the arrow keys, and says whether Enter was pressed. Call it before the field that has the keyboard.
    pub fn keys(&mut self, ui: &Ui, n_rows: usize, per_row: usize) -> bool {
        let last = n_rows.saturating_sub(1);
        self.at = self.at.min(last);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.at = (self.at + per_row).min(last);
        }
        if pressed(Key::ArrowUp) {
            self.at = self.at.saturating_sub(per_row);
        }
        if per_row > 1 && pressed(Key::ArrowRight) {
            self.at = (self.at + 1).min(last);
        }
        if per_row > 1 && pressed(Key::ArrowLeft) {
            self.at = self.at.saturating_sub(1);
        }
        n_rows > 0 && pressed(Key::Enter)
    }
}

/// A row over the whole width that can be clicked, with the given height; `add` fills it.
pub fn row(
    ui: &mut Ui,
    name: &str,
    height: f32,
    state: ToggleState,
    sense: Sense,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let is_on = state.is_on();
    let tokens = style::tokens(ui);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_on, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = if response.is_pointer_button_down_on() {
        color32(tokens.pressed)
    } else if is_on {
        color32(tokens.active)
    } else if response.hovered() {
        color32(tokens.hover)
    } else {
        Color32::TRANSPARENT
    };
    let radius = CornerRadius::same(BUTTON_RADIUS);
    ui.painter().rect_filled(rect, radius, fill);
    if response.has_focus() {
        let ring = eframe::egui::Stroke::new(2.0, color32(tokens.accent));
        ui.painter()
            .rect_stroke(rect, radius, ring, eframe::egui::StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(6.0, 0.0));
    let builder =
        eframe::egui::UiBuilder::new()
            .max_rect(inner)
            .layout(eframe::egui::Layout::left_to_right(
                eframe::egui::Align::Center,
            ));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(inner.intersect(ui.clip_rect()));
    add(&mut child);
    response
}

/// Text in a row, cut where the row ends. The row itself has the name that is spoken, so this is only seen.
pub fn words(ui: &mut Ui, text: RichText) {
    seen(ui, text, TextWrapMode::Truncate);
}

/// The same on as many lines as it takes.
pub fn wrapped_words(ui: &mut Ui, text: RichText) {
    seen(ui, text, TextWrapMode::Wrap);
}

fn seen(ui: &mut Ui, text: RichText, wrap: TextWrapMode) {
    let width = ui.available_width();
    let galley = WidgetText::from(text).into_galley(ui, Some(wrap), width, TextStyle::Body);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
}

/// The title of a part of a panel.
pub fn section(ui: &mut Ui, title: &str) {
    let tokens = style::tokens(ui);
    ui.add_space(10.0);
    ui.label(text(title, Typeface::SemiBold, SMALL, tokens.muted));
    ui.add_space(2.0);
}
