//! Muted lines of the drawer.

use eframe::egui::{Label, Ui};

use crate::app::style::{self, SMALL, text};
use crate::scene::Typeface;

/// A muted line that says something about what is below it.
pub(super) fn remark(ui: &mut Ui, words: &str) {
    let tokens = style::tokens(ui);
    let words = text(words, Typeface::Regular, SMALL, tokens.muted);
    ui.add(Label::new(words).wrap());
}
