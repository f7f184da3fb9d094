//! Reading and saving boards, and looking after their files, on a thread.

use std::path::{Path, PathBuf};

use crate::app::documents::{DocumentId, OpenDocument, completed_watched};
use crate::app::jobs::answer::{JobResult, OpenedFile, SaveResult};
use crate::app::jobs::progress::ProgressReport;
use crate::app::jobs::queue::JobQueue;
use crate::app::request::PendingAction;
use crate::file::{self, SaveError, SavedFile, Stamp, WriteStep};
use crate::model::Document;
use crate::pipeline::RULES_FILE;

impl JobQueue {
    /// Reads a file for a tab of its own, or in place of the board there.
    pub fn read(&mut self, path: PathBuf, into: Option<DocumentId>) {
        let report = self.begin_reading();
        self.start(move || read(path, into, &report));
    }

    /// Reads several files, each for a tab of its own, and then brings one of them to the front.
    pub fn read_all(&mut self, paths: Vec<PathBuf>, front: Option<PathBuf>) {
        let report = self.begin_reading();
        self.start(move || {
            let read = paths.into_iter().map(|path| read(path, None, &report));
            JobResult::Several(read.chain(front.map(JobResult::Front)).collect())
        });
    }

    /// Writes a board to a file. With `expected`, the file must still be as that stamp says.
    pub fn save(
        &self,
        board: &OpenDocument,
        path: PathBuf,
        expected: Option<Stamp>,
        then: Option<PendingAction>,
    ) {
        let sheet = board.id;
        let document = board.editor.history().committed_document();
        let state = board.editor.history().state();
        self.start(move || {
            let result = save(&path, &document, expected.as_ref());
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

/// Nobody sees a window wait for the other end of a pipe, and the command line does.
fn save(
    path: &Path,
    document: &Document,
    expected: Option<&Stamp>,
) -> Result<SavedFile, SaveError> {
    file::refuse_idle_pipe(path).map_err(|source| SaveError::Disk {
        step: WriteStep::Overwrite,
        path: path.to_owned(),
        source,
    })?;
    file::save(path, document, expected)
}

/// Of what is told while a board is read, how much is for reading; the rest is for placing what has no place.
const READING: f32 = 0.5;

fn read(path: PathBuf, into: Option<DocumentId>, report: &ProgressReport) -> JobResult {
    let result = file::open_watched(&path, &|share| report.tell(share * READING));
    let complete = |opened| {
        completed_watched(opened, &|share| {
            report.tell(READING + share * (1.0 - READING))
        })
    };
    let result = Box::new(result.map(complete));
    let rules =
        file::read_choices(&path.with_file_name(RULES_FILE)).map_err(|error| error.to_string());
    let hindrance = file::save_hindrance(&path);
    JobResult::Opened(OpenedFile {
        path,
        into,
        result,
        rules: rules.transpose(),
        hindrance,
        is_stopped: report.is_stopped(),
    })
}
