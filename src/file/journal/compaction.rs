//! Making a journal short again: a new file that begins with the board as it is takes the old one's place.
//!
//! Nothing waits for it. The new file is brought to the disk while steps go on to the old one; those made meanwhile
//! follow in the new one before it takes the place, in one step.

use std::io;
use std::time::SystemTime;

use crate::file::journal::board_journal::BoardJournal;
use crate::file::journal::disk::JournalDisk;
use crate::file::journal::error::{JournalError, JournalStep};
use crate::file::journal::journal_file::{JournalCompaction, JournalFile, NEW_ENDING, write_all};

impl<D: JournalDisk> BoardJournal<D> {
    /// Begins to write the journal anew when it has grown long or its file is in doubt. What is returned is to be
    /// synced on any thread; then comes [`Self::take_compaction`].
    pub fn begin_compaction(&mut self, now: SystemTime) -> Result<Option<D::File>, JournalError> {
        let Some(open) = self.file.as_ref().filter(|_| self.wants_compaction()) else {
            return Ok(None);
        };
        let path = open.path.with_extension(NEW_ENDING);
        let failed = |source| JournalError {
            step: JournalStep::Create,
            path: path.clone(),
            source,
        };
        // One that was given up may be left.
        match self.disk.remove(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            Ok(()) | Err(_) => {}
        }
        let header = self.header_line(&self.document);
        let lines = self.checkpoint_lines(now);
        let mut file = self.disk.create(&path).map_err(failed)?;
        let written = write_all(&self.disk, &mut file, header.as_bytes())
            .and_then(|()| write_all(&self.disk, &mut file, lines.as_bytes()))
            .and_then(|()| self.disk.duplicate(&file));
        let duplicate = written.map_err(|error| {
            drop(self.disk.remove(&path));
            failed(error)
        })?;
        let base_len = header.len() as u64;
        self.compaction = Some(JournalCompaction {
            path,
            file,
            len: base_len + lines.len() as u64,
            base_len,
            tail: Vec::new(),
        });
        Ok(Some(duplicate))
    }

    /// Takes what became of syncing the new file, and puts it in the place of the old one.
    pub fn take_compaction(&mut self, synced: io::Result<()>) -> Result<(), JournalError> {
        let (Some(mut new), Some(old)) = (self.compaction.take(), &self.file) else {
            return Ok(());
        };
        let target = old.path.clone();
        let done = synced
            .and_then(|()| write_all(&self.disk, &mut new.file, &new.tail))
            .and_then(|()| self.disk.rename(&new.path, &target));
        if let Err(source) = done {
            drop(self.disk.remove(&new.path));
            // The old file is as good as it was, unless it was in doubt; then this is tried again.
            return Err(JournalError {
                step: JournalStep::Write,
                path: target,
                source,
            });
        }
        let len = new.len + new.tail.len() as u64;
        self.take_compacted(JournalFile {
            path: target,
            file: new.file,
            len,
            base_len: new.base_len,
            is_torn: false,
        });
        // The new name is on the disk at the latest when the system writes its folder; until then the old one is.
        drop(self.disk.sync_folder(&self.folder));
        Ok(())
    }

    /// Brings everything to the disk itself before it returns.
    pub fn settle(&mut self, now: SystemTime) -> Result<(), JournalError> {
        self.flush(now)?;
        if let Some(file) = self.begin_compaction(now)? {
            let synced = self.disk.sync(&file);
            self.take_compaction(synced)?;
        }
        if let Some(file) = self.file_to_sync()? {
            let synced = self.disk.sync(&file);
            self.take_synced(synced)?;
            // The name of a new file is in its folder.
            drop(self.disk.sync_folder(&self.folder));
        }
        Ok(())
    }
}
