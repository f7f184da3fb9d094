//! What happens in an attempt goes into its file at once, and to the disk soon after.

use std::io;
use std::path::Path;
use std::time::Duration;

use crate::app::practice::texts;
use crate::file::GrowingFile;

/// Between two times at which the disk is made to hold what was written.
const TO_DISK_EVERY: Duration = Duration::from_secs(2);

/// The file of an attempt while it goes on.
pub struct AttemptRecorder {
    file: GrowingFile,
    /// When the disk was last made to hold what was written.
    synced: Duration,
    /// Whether something was written since.
    is_unsynced: bool,
    /// What went wrong with the file, told once.
    error: Option<String>,
}

impl AttemptRecorder {
    /// Writes at the end of a file.
    pub fn new(file: GrowingFile) -> Self {
        Self {
            file,
            synced: Duration::ZERO,
            is_unsynced: false,
            error: None,
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Appends lines. What cannot be written is kept and tried again; the words of an error come once.
    pub fn write(&mut self, lines: &str) -> Option<String> {
        if lines.is_empty() && !self.file.is_behind() {
            return None;
        }
        match self.file.append(lines) {
            Ok(()) => {
                self.is_unsynced = true;
                self.error = None;
                None
            }
            Err(error) => {
                let words = texts::not_written(&error);
                let is_new = self.error.as_ref() != Some(&words);
                self.error = Some(words.clone());
                is_new.then_some(words)
            }
        }
    }

    /// Makes the disk hold what was written, when it is time: what is to be done on a thread.
    pub fn due_sync(
        &mut self,
        now: Duration,
    ) -> Option<impl FnOnce() -> io::Result<()> + Send + 'static + use<>> {
        if !self.is_unsynced || now < self.synced + TO_DISK_EVERY {
            return None;
        }
        self.synced = now;
        self.is_unsynced = false;
        self.file.to_disk().ok()
    }
}
