//! Journals of unsaved work: what comes back from them, whatever happens to the program or the disk.

mod codec;
mod disk;
mod faults;
mod killed;
mod left;
mod moments;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use fastrand::Rng;
use mlboard::editor::{CommittedStep, History, StepRecording};
use mlboard::file::{
    self, BoardJournal, JournalContent, JournalDisk, JournalOrigin, JournalReadError, replay,
};
use mlboard::model::Document;

use crate::file::generate;
use crate::laws::edits::edits;

const FOLDER: &str = "config/journal";

/// A moment so many milliseconds after the first one.
pub fn at(millis: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_796_322_011) + Duration::from_millis(millis)
}

#[expect(clippy::disallowed_methods, reason = "tests may read the clock")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// The journal of a board on a disk.
fn journal<D: JournalDisk>(disk: D, board: &Document) -> BoardJournal<D> {
    let origin = JournalOrigin {
        file: Some(PathBuf::from("/boards/größe \"x\".ron")),
        ..JournalOrigin::default()
    };
    BoardJournal::new(disk, Path::new(FOLDER), origin, board.clone(), at(0))
}

/// A board as a file holds it.
fn settled(document: &Document) -> Document {
    file::read(&file::write(document))
        .expect("what was written can be read")
        .document
}

/// Steps that a hand makes: some done, some taken back and done again, some joined; with the board after each.
fn session(seed: u64, start: Document, n_steps: usize) -> Vec<(CommittedStep, Document)> {
    let random = &mut Rng::with_seed(seed);
    let mut history = History::new(start);
    history.set_recording(StepRecording::On);
    let mut steps = Vec::new();
    while steps.len() < n_steps {
        let edits = edits(random, history.document());
        match random.u8(0..10) {
            0..6 => drop(history.commit("Do \"it\"", &edits)),
            6 => drop(history.commit_joining("hold", "key", &edits)),
            7 => drop(history.preview(&edits)),
            8 => drop(history.undo()),
            _ => drop(history.redo()),
        }
        let document = history.committed_document();
        let made = history.take_committed();
        steps.extend(made.into_iter().map(|step| (step, document.clone())));
    }
    steps
}

/// What a text holds that is or was a journal.
fn content(bytes: &[u8]) -> Result<JournalContent, JournalReadError> {
    replay(&String::from_utf8_lossy(bytes))
}

fn any_board(seed: u64) -> Document {
    settled(&generate::document(seed))
}
