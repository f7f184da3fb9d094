//! Trying ways to mend a large board on a thread.

use crate::app::documents::OpenDocument;
use crate::app::jobs::answer::JobResult;
use crate::app::jobs::queue::JobQueue;

impl JobQueue {
    /// Begins what the board asks for.
    pub fn try_fixes(&self, board: &mut OpenDocument) {
        let Some(task) = board.editor.take_mending() else {
            return;
        };
        let sheet = board.id;
        self.start(move || JobResult::Offered {
            sheet,
            offers: Box::new(task.run()),
        });
    }
}
