//! Questions the window itself has. One at a time, over everything else.

mod commands;
mod export;
mod path_entry;
mod questions;
mod rules;
mod settings;
mod shortcuts;

use eframe::egui::{
    Align, Context, CornerRadius, Frame, Id, Label, Layout, Margin, Modal, ModalResponse, Stroke,
    Ui,
};

use crate::app::desk::Next;
use crate::app::look::{self, BODY, HEADING, color32, text};
use crate::app::shell::Shell;
use crate::scene::{Face, Tokens};

pub use commands::CommandPalette;
pub use export::ExportForm;
pub use path_entry::PathEntry;

/// The question that is open.
pub enum Dialog {
    /// There is unsaved work, and `Next` would put it away.
    Unsaved(Next),
    /// The file was written by another program, and saving would replace that.
    Changed {
        path: std::path::PathBuf,
        then: Option<Next>,
    },
    /// The file was written by another program while the board is open.
    Elsewhere(std::path::PathBuf),
    Path(Box<PathEntry>),
    Export(Box<ExportForm>),
    Shortcuts(String),
    /// What findings count as; with what is searched for.
    Rules(String),
    Commands(Box<CommandPalette>),
    Settings,
}

impl Shell {
    pub(in crate::app) fn dialog_ui(&mut self, ctx: &Context) {
        let Some(dialog) = self.dialog.take() else {
            return;
        };
        // Whatever the dialog does may open another one, which then wins.
        let left = match dialog {
            Dialog::Unsaved(next) => self.unsaved_ui(ctx, next),
            Dialog::Changed { path, then } => self.changed_ui(ctx, path, then),
            Dialog::Elsewhere(path) => self.elsewhere_ui(ctx, path),
            Dialog::Path(entry) => self.path_ui(ctx, entry),
            Dialog::Export(form) => self.export_form_ui(ctx, form),
            Dialog::Shortcuts(query) => self.shortcuts_ui(ctx, query),
            Dialog::Rules(query) => self.rules_ui(ctx, query),
            Dialog::Settings => self.settings_ui(ctx),
            Dialog::Commands(palette) => self.commands_ui(ctx, palette),
        };
        if self.dialog.is_none() {
            self.dialog = left;
        }
    }
}

/// A dialog's window: title, body, and buttons at the lower right.
fn modal<T>(
    ctx: &Context,
    name: &str,
    width: f32,
    add: impl FnOnce(&mut Ui) -> T,
) -> ModalResponse<T> {
    let tokens = look::tokens(ctx);
    Modal::new(Id::unique(("dialog", name)))
        .backdrop_color(color32(tokens.scrim))
        .frame(dialog_frame(tokens))
        .area(Modal::default_area(Id::unique(("dialog", name))).accessible_name(name))
        .show(ctx, |ui| {
            ui.set_width(width);
            ui.label(text(name, Face::SemiBold, HEADING, tokens.text));
            ui.add_space(4.0);
            add(ui)
        })
}

/// The look of everything that is asked in the middle of the window.
pub fn dialog_frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(color32(tokens.panel))
        .stroke(Stroke::new(1.0, color32(tokens.border)))
        .corner_radius(CornerRadius::same(14))
        .shadow(look::shadow(tokens, 12, 40))
        .inner_margin(Margin::same(20))
}

fn body(ui: &mut Ui, words: &str) {
    let tokens = look::tokens(ui);
    ui.add(Label::new(text(words, Face::Regular, BODY, tokens.muted)).wrap());
}

/// Buttons from the right, the one that does what the dialog is for first.
fn buttons<T>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> T) -> T {
    ui.add_space(12.0);
    let size = eframe::egui::vec2(ui.available_width(), 32.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add)
        .inner
}
