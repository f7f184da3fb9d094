//! The little pictures that looks are chosen by.

use eframe::egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::app::style::{self, BODY, color32, font};
use crate::app::widgets::ToggleState;
use crate::model::Dash;
use crate::scene::{Theme, Typeface};

/// Side of a colour or of a picture of a line, in points.
const SWATCH: f32 = 24.0;

/// A colour of the theme to choose; a stroke through it means none.
pub(super) fn swatch(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    title: &str,
    state: ToggleState,
) -> Response {
    let is_on = state.is_on();
    let (rect, response) = button(ui, title, is_on.into());
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
pub(super) fn line_button(
    ui: &mut Ui,
    title: &str,
    width: f32,
    dash: Dash,
    state: ToggleState,
) -> Response {
    let is_on = state.is_on();
    let (rect, response) = button(ui, title, is_on.into());
    backdrop(ui, rect, &response, is_on.into());
    let stroke = Stroke::new(width, ink(ui, is_on.into()));
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

/// A text size to choose.
pub(super) fn letter_button(
    ui: &mut Ui,
    letter: &str,
    title: &str,
    state: ToggleState,
) -> Response {
    let is_on = state.is_on();
    let (rect, response) = button(ui, title, is_on.into());
    backdrop(ui, rect, &response, is_on.into());
    let color = ink(ui, is_on.into());
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        letter,
        font(Typeface::Medium, BODY),
        color,
    );
    response
}

pub(super) fn ink(ui: &Ui, state: ToggleState) -> Color32 {
    let is_on = state.is_on();
    let tokens = style::tokens(ui);
    color32(if is_on { tokens.accent } else { tokens.muted })
}

pub(super) fn backdrop(ui: &Ui, rect: Rect, response: &Response, state: ToggleState) {
    let is_on = state.is_on();
    let tokens = style::tokens(ui);
    let fill = if is_on {
        color32(tokens.active)
    } else if response.hovered() {
        color32(tokens.hover)
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, style::BUTTON_RADIUS, fill);
}

pub(super) fn button(ui: &mut Ui, title: &str, state: ToggleState) -> (Rect, Response) {
    let is_on = state.is_on();
    let (rect, response) = ui.allocate_exact_size(vec2(SWATCH, SWATCH), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_on, title));
    if response.has_focus() {
        let ring = Stroke::new(2.0, color32(style::tokens(ui).accent));
        ui.painter()
            .rect_stroke(rect.expand(2.0), 8, ring, StrokeKind::Outside);
    }
    (rect, response.on_hover_text(title))
}
