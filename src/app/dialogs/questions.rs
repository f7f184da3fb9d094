//! The questions that keep work safe.

use std::path::Path;

use eframe::egui::{Context, Key, Modifiers};

use crate::app::dialogs::modal::{body_ui, buttons_ui, modal_ui};
use crate::app::dialogs::texts;
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
        texts::UNTITLED
    } else {
        title
    };
    let words = texts::unsaved_changes(name);
    three_ui(
        ctx,
        texts::SAVE_CHANGES,
        &words,
        [texts::SAVE, texts::DO_NOT_SAVE],
    )
}

/// Another program wrote the file that was to be saved to: save elsewhere, or replace it.
pub fn changed_ui(ctx: &Context, path: &Path) -> Option<QuestionReply> {
    let words = texts::written_elsewhere(&path.display());
    let answers = [texts::SAVE_AS, texts::REPLACE_IT];
    three_ui(ctx, texts::FILE_CHANGED, &words, answers)
}

/// Another program wrote the file of the board: open it again, or keep the board.
pub fn elsewhere_ui(ctx: &Context, path: &Path, editor: &Editor) -> Option<QuestionReply> {
    let path = path.display();
    let words = if editor.is_modified() {
        texts::reload_and_lose(&path)
    } else {
        texts::reload(&path)
    };
    let answers = [texts::RELOAD, texts::KEEP_BOARD];
    three_ui(ctx, texts::FILE_CHANGED, &words, answers)
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
            if plain_button(ui, texts::CANCEL).clicked() {
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
