//! Whether somebody set a field, and what is wrong with what stands in it.

use eframe::egui::{Label, Ui};

use crate::app::style::{self, SMALL, icon_text, text};
use crate::scene::Typeface;

/// A field that somebody set, or one that is left to its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldState {
    Set,
    Default,
}

impl FieldState {
    /// Of a field with that value.
    pub fn new<T>(value: Option<&T>) -> Self {
        match value {
            Some(_) => Self::Set,
            None => Self::Default,
        }
    }
}

/// A warning below a field: what is wrong with what stands there.
pub(super) fn warning_ui(ui: &mut Ui, why: impl Into<String>) {
    let tokens = style::tokens(ui);
    ui.label(icon_text("severity.warning", 14.0).color(style::color32(tokens.warning)));
    let why = text(why, Typeface::Regular, SMALL, tokens.warning);
    ui.add(Label::new(why).wrap());
}
