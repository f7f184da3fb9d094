//! The file of a journal: its name, which no other ever has, and writing to it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;
use std::{io, process};

use crate::file::journal::disk::JournalDisk;
use crate::file::journal::error::{JournalError, JournalStep};

/// The ending of journals.
pub(super) const ENDING: &str = "journal";

/// The ending of a file that will be a journal.
pub(super) const NEW_ENDING: &str = "journal-new";

/// A journal's file.
pub(super) struct JournalFile<F> {
    pub path: PathBuf,
    pub file: F,
    /// Bytes up to which it holds whole lines.
    pub len: u64,
    /// Bytes of its first line.
    pub base_len: u64,
    /// A write failed after some of its bytes.
    pub is_torn: bool,
}

/// A journal that is being written anew.
pub(super) struct JournalCompaction<F> {
    pub path: PathBuf,
    pub file: F,
    pub len: u64,
    pub base_len: u64,
    /// Lines that came since it was begun.
    pub tail: Vec<u8>,
}

impl<F> JournalCompaction<F> {
    pub fn add(&mut self, line: &str) {
        self.tail.extend_from_slice(line.as_bytes());
    }
}

/// A file under a name that nobody has or had, with its first line.
pub(super) fn create_file<D: JournalDisk>(
    disk: &D,
    folder: &Path,
    now: SystemTime,
    header: &[u8],
) -> Result<JournalFile<D::File>, JournalError> {
    let failed = |path: &Path, source| JournalError {
        step: JournalStep::Create,
        path: path.to_owned(),
        source,
    };
    let made = disk.make_folder(folder);
    made.map_err(|error| failed(folder, error))?;
    loop {
        let path = folder.join(unique_name(now));
        // A program that is killed in the middle of this leaves no journal with half a first line. Whoever has the new
        // file's name has that of the journal too.
        let new = path.with_extension(NEW_ENDING);
        let mut file = match disk.create(&new) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(failed(&path, error)),
        };
        let made = match disk.metadata(&path) {
            Ok(None) => write_all(disk, &mut file, header).and_then(|()| disk.rename(&new, &path)),
            Ok(Some(_)) => {
                // What is left of it is swept later.
                drop(disk.remove(&new));
                continue;
            }
            Err(error) => Err(error),
        };
        if let Err(error) = made {
            drop(disk.remove(&new));
            return Err(failed(&path, error));
        }
        let len = header.len() as u64;
        return Ok(JournalFile {
            path,
            file,
            len,
            base_len: len,
            is_torn: false,
        });
    }
}

/// Writes all of the bytes, however many the disk takes at a time.
pub(super) fn write_all<D: JournalDisk>(
    disk: &D,
    file: &mut D::File,
    mut bytes: &[u8],
) -> io::Result<()> {
    while !bytes.is_empty() {
        match disk.write(file, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => bytes = &bytes[n.min(bytes.len())..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Processes may have one number after the other and clocks may be set back: a name that is taken is passed over.
fn unique_name(now: SystemTime) -> String {
    static JOURNALS: AtomicU64 = AtomicU64::new(0);
    let n = JOURNALS.fetch_add(1, Ordering::Relaxed);
    let since = now
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    format!("{:012x}-{}-{n}.{ENDING}", since.as_millis(), process::id())
}
