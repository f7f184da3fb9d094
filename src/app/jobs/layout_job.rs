//! Laying out a large board on a thread, with progress and a way to stop it.

use eframe::egui::Context;

use crate::app::documents::Sheet;
use crate::app::jobs::answer::Answer;
use crate::app::jobs::progress::Progress;
use crate::app::jobs::queue::Jobs;
use crate::editor::Tidied;

impl Jobs {
    /// Begins the layout that the board asks for. One that is still under way is given up.
    pub fn lay_out(&mut self, ctx: &Context, board: &mut Sheet) {
        let Some(task) = board.editor.take_tidying() else {
            return;
        };
        let progress = Progress::new(ctx, "Laying out");
        let (told, sheet) = (progress.told(), board.id);
        self.set_layout(Some(progress));
        self.start(move || {
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
}
