//! Journals that were left: looking for them, taking them over and removing them, on a thread.

use std::path::{Path, PathBuf};

use crate::app::clock::time_of_day;
use crate::app::documents::{DocumentId, JournalListener};
use crate::app::jobs::answer::{JobResult, JournalAnswer};
use crate::app::jobs::queue::JobQueue;
use crate::file::{self, ClaimedJournal, JournalFolder, RealDisk};
use crate::model::Document;

impl JobQueue {
    /// Takes the news of the journal of a board, on any thread.
    pub fn journal_listener(&self, document: DocumentId) -> JournalListener {
        let reporter = self.reporter();
        Box::new(move |news| {
            reporter(JobResult::Journals(JournalAnswer::News { document, news }));
        })
    }

    /// Looks for unsaved work that was left.
    pub fn find_left_work(&self, folder: JournalFolder<RealDisk>) {
        self.start(move || {
            let left = folder.left(time_of_day(), board_in);
            JobResult::Journals(JournalAnswer::Left(left))
        });
    }

    /// Takes over work that was left.
    pub fn claim(&self, folder: JournalFolder<RealDisk>, path: PathBuf) {
        self.start(move || {
            let result = Box::new(folder.claim(&path));
            JobResult::Journals(JournalAnswer::Claimed { path, result })
        });
    }

    /// Removes a journal whose work is safe elsewhere.
    pub fn remove_claimed(&self, claimed: ClaimedJournal<RealDisk>) {
        self.start(move || match claimed.remove() {
            Ok(()) => JobResult::Done,
            Err(error) => JobResult::Journals(JournalAnswer::NotRemoved(error.to_string())),
        });
    }
}

/// The board in a file, if it holds one.
fn board_in(path: &Path) -> Option<Document> {
    let opened = file::open(path).ok()?;
    (!opened.read_only).then_some(opened.document)
}
