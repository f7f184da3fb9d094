//! Trying ways to mend a large board on a thread.

use crate::app::documents::OpenDocument;
use crate::app::jobs::answer::JobResult;
use crate::app::jobs::queue::JobQueue;

impl JobQueue {
    /// Begins what the board asks for.
    pub fn try_fixes(&self, board: &mut OpenDocument) {
        let Some(task) = board.editor.take_fix_task() else {
            return;
        };
        let document = board.id;
        self.start(move || JobResult::Offered {
            document,
            offers: Box::new(task.run()),
        });
    }
}
