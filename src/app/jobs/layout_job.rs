//! Laying out a large board on a thread, with progress and a way to stop it.

use eframe::egui::Context;

use crate::app::documents::OpenDocument;
use crate::app::jobs::answer::JobResult;
use crate::app::jobs::progress::JobProgress;
use crate::app::jobs::queue::JobQueue;
use crate::editor::LayoutOutcome;

impl JobQueue {
    /// Begins the layout that the board asks for. One that is still under way is given up.
    pub fn lay_out(&mut self, ctx: &Context, board: &mut OpenDocument) {
        let Some(task) = board.editor.take_tidying() else {
            return;
        };
        let progress = JobProgress::new(ctx, "Laying out");
        let (message, document) = (progress.report(), board.id);
        self.set_layout(Some(progress));
        self.start(move || {
            let made = task.tidying.run(&|share| message.tell(share));
            let tidied = made.ok().map(|arrangement| {
                Box::new(LayoutOutcome {
                    label: task.label,
                    is_whole: task.is_whole,
                    revision: task.revision,
                    arrangement,
                })
            });
            JobResult::Tidied { document, tidied }
        });
    }
}
