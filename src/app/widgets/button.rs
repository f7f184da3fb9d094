//! Buttons. An icon always has a name, which is its tooltip and what a screen reader says.

use eframe::egui::{Button, CornerRadius, Response, Role, Stroke, Ui, WidgetInfo, vec2};

use crate::app::style::{self, BODY, BUTTON_RADIUS, color32, icon_text, text};
use crate::app::widgets::toggle::ToggleState;
use crate::scene::{Color, Typeface};

/// A square button with an icon.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str, keys: Option<&str>) -> Response {
    icon_toggle(ui, icon, name, keys, false.into())
}

/// A square button with an icon that may be switched on.
pub fn icon_toggle(
    ui: &mut Ui,
    icon: &str,
    name: &str,
    keys: Option<&str>,
    state: ToggleState,
) -> Response {
    let on = state.is_on();
    let tokens = style::tokens(ui);
    let color = if on { tokens.accent } else { tokens.muted };
    let button = Button::selectable(on, icon_text(icon, 18.0).color(color32(color)))
        .min_size(vec2(28.0, 28.0))
        .corner_radius(CornerRadius::same(BUTTON_RADIUS))
        .stroke(Stroke::NONE);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(5.0, 5.0);
            quiet(ui, tokens);
            ui.add(button)
        })
        .inner;
    let named = || WidgetInfo::selected(Role::Button, ui.is_enabled(), on, name);
    response.widget_info(named);
    tooltip(response, name, keys)
}

/// A button in words.
pub fn plain_button(ui: &mut Ui, name: &str) -> Response {
    let tokens = style::tokens(ui);
    ui.add(wide_button(name, tokens.text))
}

/// The button that does what a dialog is for.
pub fn accent_button(ui: &mut Ui, name: &str) -> Response {
    let tokens = style::tokens(ui);
    let button = wide_button(name, tokens.on_accent);
    ui.add(button.fill(color32(tokens.accent)).stroke(Stroke::NONE))
}

fn wide_button(name: &str, ink: Color) -> Button<'static> {
    Button::new(text(name, Typeface::Medium, BODY, ink))
        .corner_radius(CornerRadius::same(BUTTON_RADIUS))
        .min_size(vec2(72.0, 30.0))
}

/// Words in the accent colour that do something.
pub fn link_button(ui: &mut Ui, name: &str) -> Response {
    let tokens = style::tokens(ui);
    ui.scope(|ui| {
        quiet(ui, tokens);
        ui.spacing_mut().button_padding = vec2(6.0, 3.0);
        ui.add(Button::new(text(
            name,
            Typeface::Medium,
            BODY,
            tokens.accent,
        )))
    })
    .inner
}

/// Buttons without a frame until the pointer is on them.
pub fn quiet(ui: &mut Ui, tokens: &crate::scene::ThemeTokens) {
    let widgets = &mut ui.visuals_mut().widgets;
    for look in [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        look.bg_stroke = Stroke::NONE;
        look.corner_radius = CornerRadius::same(BUTTON_RADIUS);
    }
    widgets.inactive.weak_bg_fill = eframe::egui::Color32::TRANSPARENT;
    widgets.hovered.weak_bg_fill = color32(tokens.hover);
    widgets.open.weak_bg_fill = color32(tokens.hover);
    widgets.active.weak_bg_fill = color32(tokens.pressed);
    ui.visuals_mut().selection.bg_fill = color32(tokens.active);
    ui.visuals_mut().selection.stroke = Stroke::new(1.0, color32(tokens.accent));
}

/// The name and the shortcut, when the pointer rests.
pub fn tooltip(response: Response, name: &str, keys: Option<&str>) -> Response {
    match keys {
        Some(keys) => response.on_hover_text(format!("{name}  ·  {keys}")),
        None => response.on_hover_text(name),
    }
}
