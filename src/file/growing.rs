//! A text file that only grows: what is appended reaches the system in one write, so that a program that is killed
//! loses nothing of it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Names that are tried before giving up.
const MOST_NAMES: u32 = 10_000;

/// A file at whose end text is added.
#[derive(Debug)]
pub struct GrowingFile {
    file: File,
    path: PathBuf,
    /// What could not be written yet; it goes first next time.
    waiting: Vec<u8>,
}

impl GrowingFile {
    /// A new file in a folder, which is made when it is missing: `<stem>-<n>.<extension>` with the first free number.
    /// Errors are those of the file system.
    pub fn begin(folder: &Path, stem: &str, extension: &str) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        for n in 1..=MOST_NAMES {
            let path = folder.join(format!("{stem}-{n}.{extension}"));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Self::locked(file, path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists))
    }

    /// Goes on with a file after that many bytes; what stands behind them is cut off. Errors are those of the file
    /// system, and `WouldBlock` while another window writes to the file.
    pub fn reopen(path: &Path, n_bytes: u64) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).open(path)?;
        let mut reopened = Self::locked(file, path.to_owned())?;
        reopened.file.set_len(n_bytes)?;
        reopened.file.seek(SeekFrom::End(0))?;
        Ok(reopened)
    }

    /// Nobody else may write to the file while this one does.
    fn locked(file: File, path: PathBuf) -> io::Result<Self> {
        // A file system without locks is written to all the same.
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let words = "another window writes to it";
            return Err(io::Error::new(io::ErrorKind::WouldBlock, words));
        }
        Ok(Self {
            file,
            path,
            waiting: Vec::new(),
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds text at the end in one write. What cannot be written is kept and tried again with the next text; errors are
    /// those of the file system.
    pub fn append(&mut self, text: &str) -> io::Result<()> {
        self.waiting.extend_from_slice(text.as_bytes());
        while !self.waiting.is_empty() {
            let n = self.file.write(&self.waiting)?;
            if n == 0 {
                return Err(io::Error::from(io::ErrorKind::WriteZero));
            }
            self.waiting.drain(..n);
        }
        Ok(())
    }

    /// Whether something could not be written yet.
    pub fn is_behind(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// What makes the disk hold what was written, to be called on a thread. Errors are those of the file system.
    pub fn to_disk(&self) -> io::Result<impl FnOnce() -> io::Result<()> + Send + 'static + use<>> {
        let file = self.file.try_clone()?;
        Ok(move || file.sync_data())
    }
}
