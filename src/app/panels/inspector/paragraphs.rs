//! Paragraphs of a study, with small names above them.

use eframe::egui::{Label, Ui};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::model::FailureMode;
use crate::scene::{Color, Typeface};

/// Between paragraphs.
const APART: f32 = 4.0;

/// What comes of it and what helps.
pub(super) fn failure_ui(ui: &mut Ui, failure: &FailureMode) {
    named_ui(ui, texts::SYMPTOM, &failure.effect);
    named_ui(ui, texts::MITIGATION, &failure.mitigation);
    ui.add_space(APART);
}

/// A paragraph under a small name; nothing when there are no words.
pub(super) fn named_ui(ui: &mut Ui, name: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let tokens = style::tokens(ui);
    let above = ui.spacing().item_spacing.y;
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.label(text(name, Typeface::Regular, SMALL, tokens.muted));
    ui.spacing_mut().item_spacing.y = above;
    paragraph(ui, words, Typeface::Regular, BODY, tokens.text);
}

pub(super) fn texts_ui(ui: &mut Ui, words: &[String]) {
    let tokens = style::tokens(ui);
    for words in words {
        paragraph(ui, words, Typeface::Regular, BODY, tokens.text);
    }
}

pub(super) fn paragraph(ui: &mut Ui, words: &str, face: Typeface, size: f32, color: Color) {
    if words.is_empty() {
        return;
    }
    ui.add(Label::new(text(words, face, size, color)).wrap());
    ui.add_space(APART);
}
