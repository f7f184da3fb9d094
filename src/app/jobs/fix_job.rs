//! Trying ways to mend a large board on a thread.

use crate::app::documents::Sheet;
use crate::app::jobs::answer::Answer;
use crate::app::jobs::queue::Jobs;

impl Jobs {
    /// Begins what the board asks for.
    pub fn try_fixes(&self, board: &mut Sheet) {
        let Some(task) = board.editor.take_mending() else {
            return;
        };
        let sheet = board.id;
        self.start(move || Answer::Offered {
            sheet,
            offers: Box::new(task.run()),
        });
    }
}
