//! The journal of one open board: every step is appended as it is made.
//!
//! What the disk would not take stays in memory and is written at the next try, in the same order. The file exists
//! from the first step on and for as long as there is work that no other file holds.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{io, process};

use crate::file::journal::board_hash::board_hash;
use crate::file::journal::disk::JournalDisk;
use crate::file::journal::error::{JournalError, JournalStep};
use crate::file::journal::journal_file::{JournalCompaction, JournalFile, create_file, write_all};
use crate::file::journal::line::{
    JOURNAL_VERSION, JournalHeader, JournalOrigin, draft_line, edit_line, hash_line,
};
use crate::file::write;
use crate::model::{Document, Patch};

/// Steps between two hashes of the board.
const STEPS_PER_HASH: u64 = 25;
/// A journal is made short again when it has grown by this many bytes and twice the board it began with.
const ROOM_TO_GROW: usize = 64 << 10;

/// Text that is being typed and belongs to no step yet.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftStep {
    /// What the step would be called.
    pub label: String,
    /// What it would change.
    pub patch: Patch,
}

/// The journal of an open board.
pub struct BoardJournal<D: JournalDisk> {
    pub(super) disk: D,
    pub(super) folder: PathBuf,
    pub(super) origin: JournalOrigin,
    /// The board as the last step left it.
    pub(super) document: Document,
    pub(super) draft: Option<DraftStep>,
    /// The board as it was before the lines below; `None` when the file begins with one.
    base: Option<Document>,
    /// Lines that are not yet wholly in the file.
    unwritten: Vec<u8>,
    pub(super) file: Option<JournalFile<D::File>>,
    pub(super) compaction: Option<JournalCompaction<D::File>>,
    pub(super) started: SystemTime,
    /// Steps since the journal began.
    pub(super) n_edits: u64,
    /// There are bytes in the file that may not be on the disk itself.
    needs_sync: bool,
    /// The file may have lost bytes that were written: it is written anew as a whole.
    pub(super) is_doubtful: bool,
}

impl<D: JournalDisk> BoardJournal<D> {
    /// The journal of a board in a folder. Nothing is written before the first step.
    pub fn new(
        disk: D,
        folder: &Path,
        origin: JournalOrigin,
        document: Document,
        now: SystemTime,
    ) -> Self {
        Self {
            disk,
            folder: folder.to_owned(),
            origin,
            base: Some(document.clone()),
            document,
            draft: None,
            unwritten: Vec::new(),
            file: None,
            compaction: None,
            started: now,
            n_edits: 0,
            needs_sync: false,
            is_doubtful: false,
        }
    }

    /// The board as the last step left it.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The journal's file, once it has one.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    /// Bytes of the journal's file, up to the last whole line.
    pub fn n_bytes(&self) -> u64 {
        self.file.as_ref().map_or(0, |file| file.len)
    }

    /// Whether everything is in the file.
    pub fn is_written(&self) -> bool {
        self.unwritten.is_empty() && !self.is_doubtful
    }

    /// Takes a step of the history, and writes it.
    pub fn step(
        &mut self,
        now: SystemTime,
        label: &str,
        patch: &Patch,
    ) -> Result<(), JournalError> {
        patch.apply(&mut self.document);
        // What was typed is in the step, or was given up.
        self.draft = None;
        self.n_edits += 1;
        let at = self.passed(now);
        self.add(&edit_line(at, label, patch, &self.document));
        if self.n_edits.is_multiple_of(STEPS_PER_HASH) {
            self.add(&hash_line(at, self.n_edits, board_hash(&self.document)));
        }
        self.flush(now)
    }

    /// Takes the text that is being typed, or that none is any more, and writes it.
    pub fn type_draft(
        &mut self,
        now: SystemTime,
        draft: Option<DraftStep>,
    ) -> Result<(), JournalError> {
        if self.draft == draft {
            return self.flush(now);
        }
        self.draft = draft;
        let line = self.draft_text(now);
        self.add(&line);
        self.flush(now)
    }

    /// Writes the board as it is, whether or not there was a step: it is in no other file.
    pub fn begin(&mut self, now: SystemTime) -> Result<(), JournalError> {
        if self.file.is_none() && self.unwritten.is_empty() {
            let line = hash_line(self.passed(now), self.n_edits, board_hash(&self.document));
            self.add(&line);
        }
        self.flush(now)
    }

    /// Writes what could not be written before. Does nothing when there is nothing.
    pub fn flush(&mut self, now: SystemTime) -> Result<(), JournalError> {
        if self.is_lost() {
            self.file = None;
            self.compaction = None;
            self.begin_anew(now);
        }
        if self.unwritten.is_empty() {
            return Ok(());
        }
        if self.file.is_none() {
            self.create(now)?;
        }
        self.append()
    }

    /// A file that somebody removed is made again.
    fn is_lost(&self) -> bool {
        let Some(file) = &self.file else {
            return false;
        };
        // Where the disk cannot say, writing will tell.
        matches!(self.disk.is_in_place(&file.file, &file.path), Ok(false))
    }

    /// The next file begins with the board as it is now.
    fn begin_anew(&mut self, now: SystemTime) {
        self.base = Some(self.document.clone());
        self.unwritten = self.checkpoint_lines(now).into_bytes();
        self.is_doubtful = false;
    }

    /// The lines after the header of a file that begins with the board as it is now.
    pub(super) fn checkpoint_lines(&self, now: SystemTime) -> String {
        let hash = hash_line(self.passed(now), self.n_edits, board_hash(&self.document));
        match self.draft {
            Some(_) => hash + &self.draft_text(now),
            None => hash,
        }
    }

    fn draft_text(&self, now: SystemTime) -> String {
        let at = self.passed(now);
        let draft = self.draft.as_ref();
        let draft = draft.map(|draft| (draft.label.as_str(), &draft.patch));
        draft_line(at, draft, &self.document)
    }

    pub(super) fn passed(&self, now: SystemTime) -> Duration {
        now.duration_since(self.started).unwrap_or_default()
    }

    pub(super) fn header_line(&self, base: &Document) -> String {
        let header = JournalHeader {
            version: JOURNAL_VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            title: self.document.title().to_owned(),
            origin: self.origin.clone(),
            started: self.started,
            owner: process::id(),
        };
        header.line(&write(base))
    }

    fn add(&mut self, line: &str) {
        self.unwritten.extend_from_slice(line.as_bytes());
        if let Some(compaction) = &mut self.compaction {
            compaction.add(line);
        }
        // A disk that takes nothing for hours must not fill the memory.
        if self.base.is_some() && self.unwritten.len() > 16 * ROOM_TO_GROW {
            self.begin_anew(self.started);
        }
    }

    /// A new file with its header.
    fn create(&mut self, now: SystemTime) -> Result<(), JournalError> {
        let base = self.base.take().unwrap_or_else(|| self.document.clone());
        let header = self.header_line(&base);
        match create_file(&self.disk, &self.folder, now, header.as_bytes()) {
            Ok(file) => self.file = Some(file),
            Err(error) => {
                self.base = Some(base);
                return Err(error);
            }
        }
        Ok(())
    }

    fn append(&mut self) -> Result<(), JournalError> {
        let Some(open) = &mut self.file else {
            return Ok(());
        };
        let failed = |source| JournalError {
            step: JournalStep::Write,
            path: open.path.clone(),
            source,
        };
        if open.is_torn {
            self.disk
                .truncate(&mut open.file, open.len)
                .map_err(failed)?;
            open.is_torn = false;
        }
        open.is_torn = true;
        write_all(&self.disk, &mut open.file, &self.unwritten).map_err(failed)?;
        open.is_torn = false;
        open.len += self.unwritten.len() as u64;
        self.unwritten.clear();
        self.needs_sync = true;
        Ok(())
    }

    /// The open file once more, when it has bytes that may not be on the disk itself; to be synced on any thread.
    pub fn file_to_sync(&mut self) -> Result<Option<D::File>, JournalError> {
        let Some(open) = self.file.as_ref().filter(|_| self.needs_sync) else {
            return Ok(None);
        };
        let file = self.disk.duplicate(&open.file);
        let file = file.map_err(|source| JournalError {
            step: JournalStep::Sync,
            path: open.path.clone(),
            source,
        })?;
        self.needs_sync = false;
        Ok(Some(file))
    }

    /// Whether there are bytes that may not be on the disk itself.
    pub fn needs_sync(&self) -> bool {
        self.needs_sync
    }

    /// Takes what became of syncing. A disk that failed once may have dropped what it had taken, so the whole is
    /// written anew.
    pub fn take_synced(&mut self, synced: io::Result<()>) -> Result<(), JournalError> {
        let Err(source) = synced else {
            return Ok(());
        };
        self.is_doubtful = true;
        Err(JournalError {
            step: JournalStep::Sync,
            path: self.path().unwrap_or(&self.folder).to_owned(),
            source,
        })
    }

    /// A file on the disk holds everything up to the last step, or a person gave the work up: the journal goes.
    /// What comes next begins another one.
    pub fn remove(&mut self, origin: JournalOrigin) -> Result<(), JournalError> {
        if let Some(compaction) = self.compaction.take() {
            drop(self.disk.remove(&compaction.path));
        }
        if let Some(open) = self.file.take()
            && let Err(source) = self.disk.remove(&open.path)
            && source.kind() != io::ErrorKind::NotFound
        {
            let path = open.path.clone();
            self.file = Some(open);
            return Err(JournalError {
                step: JournalStep::Remove,
                path,
                source,
            });
        }
        self.origin = origin;
        self.base = Some(self.document.clone());
        self.unwritten.clear();
        self.draft = None;
        self.needs_sync = false;
        self.is_doubtful = false;
        Ok(())
    }

    /// A file on the disk holds an earlier state; what came after it stays here.
    pub fn set_origin(&mut self, origin: JournalOrigin) {
        self.origin = origin;
        self.is_doubtful |= self.file.is_some();
    }

    /// Whether the file is to be written anew, shorter.
    pub(super) fn wants_compaction(&self) -> bool {
        let Some(open) = &self.file else {
            return false;
        };
        let room = ROOM_TO_GROW as u64 + 2 * open.base_len;
        self.compaction.is_none() && (self.is_doubtful || open.len - open.base_len > room)
    }

    /// A file that begins with the board as it is now takes the place of the one there was.
    pub(super) fn take_compacted(&mut self, file: JournalFile<D::File>) {
        self.file = Some(file);
        self.unwritten.clear();
        self.base = None;
        self.needs_sync = true;
        self.is_doubtful = false;
    }
}
