//! Marks of kinds, data types and severities: always a shape or letters as well as a colour.

use eframe::egui::{Align2, CornerRadius, Painter, Rect, Sense, Ui, vec2};

use crate::app::style::{self, BUTTON_RADIUS, color32, font, icon, icon_text};
use crate::catalog::{Catalog, Kind};
use crate::rules::Severity;
use crate::scene::{Color, Theme, ThemeTokens, Typeface};

/// A kind's icon on a tile in the colour of its category, `size` points wide.
pub fn icon_tile(ui: &mut Ui, catalog: &Catalog, kind: Option<&Kind>, size: f32) {
    let theme = style::theme_of(ui);
    let color = kind_color(theme, catalog, kind);
    let (rect, _) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint_tile(
        ui.painter(),
        rect,
        kind.map_or("ui.help", |kind| &kind.icon),
        color,
    );
}

/// The colour of a kind's category.
pub fn kind_color(theme: &Theme, catalog: &Catalog, kind: Option<&Kind>) -> Color {
    let family = kind.and_then(|kind| catalog.family_of_kind(kind));
    family.map_or(theme.tokens.unknown, |family| theme.family(&family.id))
}

/// The tile itself, anywhere.
pub fn paint_tile(painter: &Painter, rect: Rect, icon_name: &str, color: Color) {
    let radius = if rect.width() < 28.0 {
        6
    } else {
        BUTTON_RADIUS
    };
    let radius = CornerRadius::same(radius);
    painter.rect_filled(rect, radius, color32(color.faded(0.12)));
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon(icon_name),
        font(Typeface::Icon, rect.width() * 0.62),
        color32(color),
    );
}

/// A data type's sign in the colour of its family.
pub fn payload_sign(ui: &mut Ui, catalog: &Catalog, payload: &str) {
    let theme = style::theme_of(ui);
    let (sign, color) = match catalog.payload(payload) {
        Some(known) => (known.sign.as_str(), theme.family(&known.family)),
        None => ("?", theme.tokens.unknown),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 18.0), Sense::hover());
    ui.painter()
        .rect_filled(rect, CornerRadius::same(5), color32(color.faded(0.12)));
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        sign,
        font(Typeface::SemiBold, 11.0),
        color32(color),
    );
}

/// The icon and colour of a severity.
pub fn severity_style(severity: Severity, tokens: &ThemeTokens) -> (&'static str, Color) {
    match severity {
        Severity::Error => ("severity.error", tokens.error),
        Severity::Warning => ("severity.warning", tokens.warning),
        Severity::Advice => ("severity.advice", tokens.advice),
    }
}

/// A severity's icon.
pub fn severity_mark(ui: &mut Ui, severity: Severity, size: f32) {
    let (icon, color) = severity_style(severity, style::tokens(ui));
    ui.label(icon_text(icon, size).color(color32(color)))
        .on_hover_text(severity.word());
}
