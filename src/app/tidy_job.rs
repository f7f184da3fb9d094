//! Laying out a large board on a thread, with progress and a way to stop it.

use eframe::egui::Context;

use crate::app::jobs::Answer;
use crate::app::progress::Progress;
use crate::app::sheets::SheetId;
use crate::app::shell::Shell;
use crate::editor::{Action, Effect, Tidied, ToastKind, WindowReply};

impl Shell {
    /// Begins the layout that the board in front asks for. One that is still under way is given up.
    pub(in crate::app) fn start_tidying(&mut self, ctx: &Context) {
        let Some(task) = self.front.editor.take_tidying() else {
            return;
        };
        if let Some(earlier) = &self.tidying {
            earlier.stop();
        }
        let progress = Progress::new(ctx, "Laying out");
        let (told, sheet) = (progress.told(), self.front.id);
        self.tidying = Some(progress);
        self.jobs.start(move || {
            let made = task.tidying.run(&|share| told.tell(share));
            let tidied = made.ok().map(|arrangement| {
                Box::new(Tidied {
                    label: task.label,
                    is_whole: task.is_whole,
                    revision: task.revision,
                    arrangement,
                })
            });
            Answer::Tidied { sheet, tidied }
        });
    }

    /// A layout is made, or was stopped.
    pub(in crate::app) fn tidied(
        &mut self,
        ctx: &Context,
        sheet: SheetId,
        tidied: Option<Box<Tidied>>,
    ) {
        let Some(tidied) = tidied else {
            // One that another layout has taken the place of says nothing.
            if self
                .tidying
                .take_if(|progress| progress.is_stopped())
                .is_some()
            {
                self.toasts
                    .add("Layout stopped; nothing was moved", ToastKind::Info);
            }
            return;
        };
        self.tidying = None;
        let Some(sheet) = self.sheet_mut(sheet) else {
            return;
        };
        let effects: Vec<Effect> = sheet
            .editor
            .act(Action::Reply(WindowReply::Arranged(tidied)));
        self.perform_all(ctx, effects);
    }
}
