//! Our themes as egui's style: colours, type and space, so that no panel decides any of them.

use eframe::egui::{
    self, Color32, Context, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke,
    TextStyle, Vec2, Visuals, epaint, style,
};

use crate::catalog::Catalog;
use crate::scene::{Color, Theme, ThemeTokens, Typeface, font_definitions};

/// Secondary text.
pub const SMALL: f32 = 11.0;
/// Body text and names.
pub const BODY: f32 = 13.0;
/// Headings.
pub const HEADING: f32 = 15.0;
/// The start screen's title.
pub const TITLE: f32 = 20.0;
/// How long widgets take to change, in seconds.
pub const ANIMATION: f32 = 0.14;
/// Radius of buttons, rows and icon tiles.
pub const BUTTON_RADIUS: u8 = 8;
/// Radius of fields.
pub const FIELD_RADIUS: u8 = 6;

/// Gives egui our fonts and the styles of both themes. Called once.
pub fn install(ctx: &Context) {
    ctx.set_fonts(font_definitions());
    for (egui_theme, theme) in [
        (egui::Theme::Light, Theme::light()),
        (egui::Theme::Dark, Theme::dark()),
    ] {
        ctx.style_mut_of(egui_theme, |style| *style = style_from_theme(theme));
    }
    ctx.options_mut(|options| {
        // Ctrl and plus zooms the board, and quitting asks about unsaved work first.
        options.fallback_theme = egui::Theme::Light;
        options.zoom_with_keyboard = false;
        options.quit_shortcuts.clear();
        // One notch of a wheel is a step of a fifth.
        options.input_options.scroll_zoom_speed = 1.0 / 450.0;
    });
}

/// Our theme for the one egui shows.
pub fn theme_of(ctx: &Context) -> &'static Theme {
    match ctx.theme() {
        egui::Theme::Dark => Theme::dark(),
        egui::Theme::Light => Theme::light(),
    }
}

/// The tokens of the theme being shown.
pub fn tokens(ctx: &Context) -> &'static ThemeTokens {
    &theme_of(ctx).tokens
}

/// A colour as egui wants it.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// A font of ours at a size in points.
pub fn font(face: Typeface, size: f32) -> FontId {
    FontId::new(size, face.family())
}

/// Text in a weight of ours.
pub fn text(text: impl Into<String>, face: Typeface, size: f32, color: Color) -> RichText {
    RichText::new(text)
        .font(font(face, size))
        .color(color32(color))
}

/// The glyph of an icon, by its name in `assets/icons.ron`; the question mark for a name nobody drew.
pub fn icon(name: &str) -> char {
    let catalog = Catalog::builtin();
    let glyph = catalog.icon(name).or_else(|| catalog.icon("ui.help"));
    glyph.unwrap_or('?')
}

/// An icon as text, by its name in `assets/icons.ron`.
pub fn icon_text(name: &str, size: f32) -> RichText {
    RichText::new(icon(name).to_string()).font(font(Typeface::Icon, size))
}

fn style_from_theme(theme: &Theme) -> egui::Style {
    let mut style = egui::Style {
        text_styles: text_styles(),
        visuals: visuals(theme),
        ..egui::Style::default()
    };
    spacing(&mut style.spacing, theme);
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = ANIMATION;
    style
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, font(Typeface::Regular, SMALL)),
        (TextStyle::Body, font(Typeface::Regular, BODY)),
        (TextStyle::Button, font(Typeface::Regular, BODY)),
        (TextStyle::Heading, font(Typeface::SemiBold, HEADING)),
        (
            TextStyle::Monospace,
            FontId::new(BODY, FontFamily::Monospace),
        ),
    ]
    .into()
}

fn spacing(spacing: &mut style::Spacing, theme: &Theme) {
    spacing.item_spacing = Vec2::new(8.0, 4.0);
    spacing.button_padding = Vec2::new(10.0, 5.0);
    spacing.interact_size = Vec2::new(28.0, 28.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.menu_width = 232.0;
    spacing.combo_height = 320.0;
    spacing.tooltip_width = 320.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = 8.0;
    spacing.indent = 16.0;
    spacing.scroll = style::ScrollStyle::floating();
    spacing.scroll.floating_allocated_width = 0.0;
    spacing.scroll.active_handle_opacity = 0.25;
    spacing.scroll.interact_handle_opacity = 0.45;
    spacing.scroll.active_background_opacity = 0.0;
    spacing.scroll.interact_background_opacity = 0.0;
    spacing.scroll.fade.strength = if theme.dark { 0.6 } else { 0.4 };
}

fn visuals(theme: &Theme) -> Visuals {
    let t = &theme.tokens;
    let mut visuals = if theme.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    // Exports are drawn without it, and what is seen is what is exported.
    visuals.text_options.color_transfer_function = epaint::FontColorTransferFunction::Off;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(color32(t.muted));
    visuals.widgets = widgets(t);
    visuals.selection = style::Selection {
        bg_fill: color32(t.text_selection),
        stroke: Stroke::new(1.0, color32(t.accent)),
    };
    visuals.hyperlink_color = color32(t.accent);
    visuals.faint_bg_color = color32(t.hover);
    visuals.extreme_bg_color = color32(t.field);
    visuals.text_edit_bg_color = Some(color32(t.field));
    visuals.code_bg_color = color32(t.hover);
    visuals.warn_fg_color = color32(t.warning);
    visuals.error_fg_color = color32(t.error);
    visuals.panel_fill = color32(t.panel);
    visuals.window_fill = color32(t.panel);
    visuals.window_stroke = Stroke::new(1.0, color32(t.border));
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(10);
    visuals.window_shadow = shadow(t, 12, 32);
    visuals.popup_shadow = shadow(t, 4, 16);
    visuals.text_cursor.stroke = Stroke::new(1.5, color32(t.accent));
    visuals.disabled_alpha = 0.45;
    visuals
}

fn widgets(t: &ThemeTokens) -> style::Widgets {
    let look = |fill: Color, stroke: Color, text: Color| style::WidgetVisuals {
        bg_fill: color32(fill),
        weak_bg_fill: color32(fill),
        bg_stroke: Stroke::new(1.0, color32(stroke)),
        corner_radius: CornerRadius::same(FIELD_RADIUS),
        fg_stroke: Stroke::new(1.0, color32(text)),
        expansion: 0.0,
    };
    style::Widgets {
        noninteractive: look(t.panel, t.border, t.text),
        inactive: look(t.field, t.field_border, t.text),
        hovered: look(t.hover.over(t.field), t.muted.faded(0.6), t.text),
        active: look(t.pressed.over(t.field), t.accent, t.text),
        open: look(t.hover.over(t.field), t.field_border, t.text),
    }
}

/// The shadow of what floats.
pub fn shadow(tokens: &ThemeTokens, down: i8, blur: u8) -> Shadow {
    Shadow {
        offset: [0, down],
        blur,
        spread: 0,
        color: color32(tokens.shadow),
    }
}

#[cfg(test)]
mod tests {
    use super::{color32, style_from_theme};
    use crate::scene::Theme;

    #[test]
    fn styles_take_their_colours_from_the_themes() {
        for theme in [Theme::light(), Theme::dark()] {
            let visuals = style_from_theme(theme).visuals;
            assert_eq!(visuals.dark_mode, theme.dark);
            assert_eq!(visuals.panel_fill, color32(theme.tokens.panel));
            assert_eq!(
                visuals.widgets.noninteractive.fg_stroke.color,
                color32(theme.tokens.text)
            );
        }
    }
}
