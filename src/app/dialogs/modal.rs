//! What all dialogs are made of: the window, its words and its buttons.

use eframe::egui::{
    Align, Context, CornerRadius, Frame, Id, Label, Layout, Margin, Modal, ModalResponse, Stroke,
    Ui,
};

use crate::app::style::{self, BODY, HEADING, color32, text};
use crate::scene::{ThemeTokens, Typeface};

/// Whether a dialog goes on after a frame of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogState {
    Open,
    Closed,
}

/// A dialog's window: title, body, and buttons at the lower right.
pub fn modal_ui<T>(
    ctx: &Context,
    name: &str,
    width: f32,
    add: impl FnOnce(&mut Ui) -> T,
) -> ModalResponse<T> {
    let tokens = style::tokens(ctx);
    Modal::new(Id::unique(("dialog", name)))
        .backdrop_color(color32(tokens.scrim))
        .frame(dialog_frame(tokens))
        .area(Modal::default_area(Id::unique(("dialog", name))).accessible_name(name))
        .show(ctx, |ui| {
            ui.set_width(width);
            ui.label(text(name, Typeface::SemiBold, HEADING, tokens.text));
            ui.add_space(4.0);
            add(ui)
        })
}

/// The look of everything that is asked in the middle of the window.
pub fn dialog_frame(tokens: &ThemeTokens) -> Frame {
    Frame::new()
        .fill(color32(tokens.panel))
        .stroke(Stroke::new(1.0, color32(tokens.border)))
        .corner_radius(CornerRadius::same(14))
        .shadow(style::shadow(tokens, 12, 40))
        .inner_margin(Margin::same(20))
}

pub fn body_ui(ui: &mut Ui, words: &str) {
    let tokens = style::tokens(ui);
    ui.add(Label::new(text(words, Typeface::Regular, BODY, tokens.muted)).wrap());
}

/// Buttons from the right, the one that does what the dialog is for first.
pub fn buttons_ui<T>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> T) -> T {
    ui.add_space(12.0);
    let size = eframe::egui::vec2(ui.available_width(), 32.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add)
        .inner
}
