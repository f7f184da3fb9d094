//! The questions that keep work safe.

use std::path::Path;

use eframe::egui::{Context, Key, Modifiers};

use crate::app::dialogs::modal::{body_ui, buttons_ui, modal_ui};
use crate::app::widgets::{accent_button, plain_button};
use crate::editor::Editor;

/// What was chosen in a dialog of three buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionReply {
    First,
    Second,
    Cancel,
}

/// There is unsaved work on the board of that title: save it, give it up, or do neither.
pub fn unsaved_ui(ctx: &Context, title: &str) -> Option<QuestionReply> {
    let name = if title.is_empty() {
        "Untitled board"
    } else {
        title
    };
    let words = format!("“{name}” has unsaved changes.");
    three_ui(ctx, "Save changes?", &words, ["Save", "Don’t save"])
}

/// Another program wrote the file that was to be saved to: save elsewhere, or replace it.
pub fn changed_ui(ctx: &Context, path: &Path) -> Option<QuestionReply> {
    let words = format!(
        "Another program has written {} since it was opened here. Save this board under another name to keep both, or replace the file.",
        path.display()
    );
    let answers = ["Save as…", "Replace it"];
    three_ui(ctx, "The file has changed", &words, answers)
}

/// Another program wrote the file of the board: open it again, or keep the board.
pub fn elsewhere_ui(ctx: &Context, path: &Path, editor: &Editor) -> Option<QuestionReply> {
    let lost = if editor.is_modified() {
        " Your changes since the last save would be given up."
    } else {
        ""
    };
    let words = format!(
        "Another program has written {}. Reload it?{lost}",
        path.display()
    );
    let answers = ["Reload", "Keep this board"];
    three_ui(ctx, "The file has changed", &words, answers)
}

/// Enter is the first choice, Escape none.
fn three_ui(
    ctx: &Context,
    name: &str,
    words: &str,
    [first, second]: [&str; 2],
) -> Option<QuestionReply> {
    let shown = modal_ui(ctx, name, 400.0, |ui| {
        body_ui(ui, words);
        buttons_ui(ui, |ui| {
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let mut choice = enter.then_some(QuestionReply::First);
            if accent_button(ui, first).clicked() {
                choice = Some(QuestionReply::First);
            }
            if plain_button(ui, "Cancel").clicked() {
                choice = Some(QuestionReply::Cancel);
            }
            if plain_button(ui, second).clicked() {
                choice = Some(QuestionReply::Second);
            }
            choice
        })
    });
    if shown.inner.is_none() && shown.should_close() {
        return Some(QuestionReply::Cancel);
    }
    shown.inner
}
