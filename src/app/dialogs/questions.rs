//! The questions that keep work safe.

use std::path::PathBuf;

use eframe::egui::{Context, Key, Modifiers};

use crate::app::desk::Next;
use crate::app::dialogs::{Dialog, body, buttons, modal};
use crate::app::shell::Shell;
use crate::app::widgets::{accent_button, plain_button};

/// What was chosen in a dialog of three buttons.
enum Choice {
    First,
    Second,
    Cancel,
}

impl Shell {
    pub(in crate::app::dialogs) fn unsaved_ui(
        &mut self,
        ctx: &Context,
        next: Next,
    ) -> Option<Dialog> {
        let title = self.front.editor.document().title();
        let name = if title.is_empty() {
            "This board"
        } else {
            title
        };
        let words = format!("“{name}” has changes that are not saved.");
        match three(ctx, "Save changes?", &words, "Save", "Don’t save") {
            None => return Some(Dialog::Unsaved(next)),
            Some(Choice::First) => self.save(Some(next)),
            Some(Choice::Second) if next == Next::Close => {
                self.front.is_given_up = true;
                self.request(ctx, next);
            }
            Some(Choice::Second) => self.proceed(ctx, next),
            Some(Choice::Cancel) => self.keep_all(),
        }
        None
    }

    pub(in crate::app::dialogs) fn changed_ui(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        then: Option<Next>,
    ) -> Option<Dialog> {
        let words = format!(
            "Another program has written {} since it was opened here. Save this board under another name to keep both, or replace the file.",
            path.display()
        );
        match three(
            ctx,
            "The file has changed",
            &words,
            "Save as…",
            "Replace it",
        ) {
            None => return Some(Dialog::Changed { path, then }),
            Some(Choice::First) => self.save_as(then),
            Some(Choice::Second) => self.save_to(path, None, then),
            Some(Choice::Cancel) => {}
        }
        None
    }

    pub(in crate::app::dialogs) fn elsewhere_ui(
        &mut self,
        ctx: &Context,
        path: PathBuf,
    ) -> Option<Dialog> {
        let lost = if self.front.editor.is_modified() {
            " Your changes since the last save would be given up."
        } else {
            ""
        };
        let words = format!(
            "Another program has written {}. Open it again?{lost}",
            path.display()
        );
        match three(
            ctx,
            "The file has changed",
            &words,
            "Open again",
            "Keep this board",
        ) {
            None => return Some(Dialog::Elsewhere(path)),
            Some(Choice::First) => self.proceed(ctx, Next::Reload(path)),
            Some(Choice::Second | Choice::Cancel) => self.front.desk.knows_changed = true,
        }
        None
    }
}

/// Enter is the first choice, Escape none.
fn three(ctx: &Context, name: &str, words: &str, first: &str, second: &str) -> Option<Choice> {
    let shown = modal(ctx, name, 400.0, |ui| {
        body(ui, words);
        buttons(ui, |ui| {
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let mut choice = enter.then_some(Choice::First);
            if accent_button(ui, first).clicked() {
                choice = Some(Choice::First);
            }
            if plain_button(ui, "Cancel").clicked() {
                choice = Some(Choice::Cancel);
            }
            if plain_button(ui, second).clicked() {
                choice = Some(Choice::Second);
            }
            choice
        })
    });
    if shown.inner.is_none() && shown.should_close() {
        return Some(Choice::Cancel);
    }
    shown.inner
}
