//! Reading and saving boards, and looking after their files, on a thread.

use std::path::PathBuf;

use crate::app::documents::{DocumentId, OpenDocument, completed};
use crate::app::jobs::answer::{JobResult, OpenedFile, SaveResult};
use crate::app::jobs::queue::JobQueue;
use crate::app::request::PendingAction;
use crate::file;
use crate::pipeline::RULES_FILE;

impl JobQueue {
    /// Reads a file for a tab of its own, or in place of the board there.
    pub fn read(&self, path: PathBuf, into: Option<DocumentId>) {
        self.start(move || read(path, into));
    }

    /// Reads several files, each for a tab of its own, and then brings one of them to the front.
    pub fn read_all(&self, paths: Vec<PathBuf>, front: Option<PathBuf>) {
        self.start(move || {
            let read = paths.into_iter().map(|path| read(path, None));
            JobResult::Several(read.chain(front.map(JobResult::Front)).collect())
        });
    }

    /// Writes a board to a file. With `expected`, the file must still be as that stamp says.
    pub fn save(
        &self,
        board: &OpenDocument,
        path: PathBuf,
        expected: Option<file::Stamp>,
        then: Option<PendingAction>,
    ) {
        let sheet = board.id;
        let document = board.editor.history().committed_document();
        let state = board.editor.history().state();
        self.start(move || {
            let result = file::save(&path, &document, expected.as_ref());
            JobResult::Saved(SaveResult {
                document: sheet,
                path,
                state,
                then,
                result,
            })
        });
    }

    /// Looks whether another program wrote a board's file.
    pub fn look_at_disk(&self, board: &OpenDocument) {
        let desk = &board.origin;
        let (Some(path), Some(stamp)) = (desk.path.clone(), desk.stamp.clone()) else {
            return;
        };
        if desk.knows_changed || desk.is_saving {
            return;
        }
        self.start(move || match file::has_changed(&path, &stamp) {
            Ok(true) => JobResult::Changed(path),
            Ok(false) | Err(_) => JobResult::Done,
        });
    }
}

fn read(path: PathBuf, into: Option<DocumentId>) -> JobResult {
    let result = Box::new(file::open(&path).map(completed));
    let rules =
        file::read_choices(&path.with_file_name(RULES_FILE)).map_err(|error| error.to_string());
    let hindrance = file::save_hindrance(&path);
    JobResult::Opened(OpenedFile {
        path,
        into,
        result,
        rules: rules.transpose(),
        hindrance,
    })
}
