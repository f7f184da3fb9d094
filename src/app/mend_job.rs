//! Trying ways to mend a large board on a thread.

use eframe::egui::Context;

use crate::app::jobs::Answer;
use crate::app::sheets::SheetId;
use crate::app::shell::Shell;
use crate::editor::{Action, Offers, WindowReply};

impl Shell {
    /// Begins what the board in front asks for.
    pub(in crate::app) fn start_mending(&mut self) {
        let Some(task) = self.front.editor.take_mending() else {
            return;
        };
        let sheet = self.front.id;
        self.jobs.start(move || Answer::Offered {
            sheet,
            offers: Box::new(task.run()),
        });
    }

    /// It is known what can be done.
    pub(in crate::app) fn offered(&mut self, ctx: &Context, sheet: SheetId, offers: Box<Offers>) {
        let Some(sheet) = self.sheet_mut(sheet) else {
            return;
        };
        let effects = sheet
            .editor
            .act(Action::Reply(WindowReply::Offered(offers)));
        self.perform_all(ctx, effects);
    }
}
