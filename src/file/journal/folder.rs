//! The journals that were left: by a window that was killed, or a machine that was switched off.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::file::journal::disk::JournalDisk;
use crate::file::journal::error::{ClaimError, JournalReadError};
use crate::file::journal::journal_file::{ENDING, NEW_ENDING};
use crate::file::journal::line::{JournalHeader, JournalOrigin};
use crate::file::journal::recovery_copy::{self, original, recovered_part};
use crate::file::journal::replay::{JournalContent, JournalDamage, replay};
use crate::model::Document;

/// The ending of a journal that a person discarded: it can be taken back for a while.
const DISCARDED_ENDING: &str = "discarded";
/// How long that is.
const DISCARDED_FOR: Duration = Duration::from_hours(7 * 24);
/// A file that was made just now may belong to a window that has not locked it yet.
const YOUNG: Duration = Duration::from_secs(2);
/// More journals than this nobody looks through.
const MOST_LISTED: usize = 200;

/// The folders of journals and of recovery copies of earlier versions.
#[derive(Clone, Debug)]
pub struct JournalFolder<D> {
    disk: D,
    journals: PathBuf,
    copies: PathBuf,
}

/// A journal, or a recovery copy, whose window is gone.
#[derive(Clone, Debug)]
pub struct LeftJournal {
    /// Its file, which is also its name.
    pub path: PathBuf,
    /// Bytes.
    pub len: u64,
    /// When it was last written, where the file system says.
    pub modified: Option<SystemTime>,
    /// What it holds, or why nothing can be read.
    pub content: Result<JournalContent, JournalReadError>,
}

/// A journal that was left and is now this program's: no other can take it.
pub struct ClaimedJournal<D: JournalDisk> {
    disk: D,
    path: PathBuf,
    /// Holds the lock; `None` where the file system knows none.
    lock: Option<D::File>,
    content: JournalContent,
}

/// A journal that a person discarded just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscardedJournal {
    /// Where it was.
    path: PathBuf,
    /// Where it is for now.
    aside: PathBuf,
}

impl<D: JournalDisk + Clone> JournalFolder<D> {
    /// The folders in that of the settings.
    pub fn new(disk: D, config: &Path) -> Self {
        Self {
            disk,
            journals: config.join("journal"),
            copies: config.join("recovery"),
        }
    }

    /// Where new journals are made.
    pub fn path(&self) -> &Path {
        &self.journals
    }

    /// What was left, the latest first. Journals whose work is in a file already are removed; `reads` a board's file.
    pub fn left(
        &self,
        now: SystemTime,
        reads: impl Fn(&Path) -> Option<Document>,
    ) -> Vec<LeftJournal> {
        let mut found = Vec::new();
        for folder in [&self.journals, &self.copies] {
            let mut paths = self.disk.list(folder).unwrap_or_default();
            paths.sort();
            for path in paths.into_iter().rev() {
                if self.is_swept(&path, now) || !self.is_offered(folder, &path) {
                    continue;
                }
                found.extend(self.look_at(&path, now, &reads));
                if found.len() >= MOST_LISTED {
                    break;
                }
            }
        }
        found.sort_by(|a, b| {
            b.modified
                .cmp(&a.modified)
                .then_with(|| a.path.cmp(&b.path))
        });
        found
    }

    fn is_offered(&self, folder: &Path, path: &Path) -> bool {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if folder == self.copies {
            ending == Some(recovery_copy::ENDING)
        } else {
            ending == Some(ENDING)
        }
    }

    /// Removes what nobody will ask for again: files that did not become journals, and what was discarded long ago.
    fn is_swept(&self, path: &Path, now: SystemTime) -> bool {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let least = match ending {
            Some(DISCARDED_ENDING) => DISCARDED_FOR,
            Some(NEW_ENDING) => YOUNG,
            Some(_) | None => return false,
        };
        let age = |modified| now.duration_since(modified).unwrap_or_default();
        let found = self.disk.metadata(path).ok().flatten();
        let is_old = found.is_some_and(|found| {
            found.is_ordinary && found.modified.is_some_and(|at| age(at) >= least)
        });
        if is_old && let Ok(Some(lock)) = self.disk.claim(path) {
            drop(self.disk.remove(path));
            drop(lock);
        }
        true
    }

    /// The journal, unless its window lives or its work is in a file.
    fn look_at(
        &self,
        path: &Path,
        now: SystemTime,
        reads: impl Fn(&Path) -> Option<Document>,
    ) -> Option<LeftJournal> {
        let found = self.disk.metadata(path).ok().flatten()?;
        let left = |content| LeftJournal {
            path: path.to_owned(),
            len: found.len,
            modified: found.modified,
            content,
        };
        if !found.is_ordinary {
            return Some(left(Err(JournalReadError::NotOrdinary)));
        }
        let lock = match self.disk.claim(path) {
            Ok(Some(lock)) => Some(lock),
            Ok(None) => return None,
            // Without locks nobody can tell, so it is offered and stays.
            Err(_) => None,
        };
        let content = self.content(path);
        let is_young = found
            .modified
            .is_some_and(|at| now.duration_since(at).unwrap_or_default() < YOUNG);
        if is_young && content.is_err() {
            return None;
        }
        let says_nothing = match &content {
            Ok(content) => is_kept(content, reads),
            // Its window was killed before it had written anything.
            Err(error) => *error == JournalReadError::Empty,
        };
        if lock.is_some() && says_nothing {
            drop(self.disk.remove(path));
            return None;
        }
        Some(left(content))
    }

    fn content(&self, path: &Path) -> Result<JournalContent, JournalReadError> {
        let bytes = self.disk.read(path);
        let bytes = bytes.map_err(|error| JournalReadError::Disk(error.to_string()))?;
        let text = String::from_utf8_lossy(&bytes);
        if path
            .extension()
            .is_some_and(|ending| ending == recovery_copy::ENDING)
        {
            copy_content(&text)
        } else {
            replay(&text)
        }
    }

    /// Takes over a journal that was left.
    pub fn claim(&self, path: &Path) -> Result<ClaimedJournal<D>, ClaimError> {
        let owned = || path.to_owned();
        let disk = |source| ClaimError::Disk {
            path: owned(),
            source,
        };
        let found = self.disk.metadata(path).map_err(disk)?;
        let found = found.ok_or_else(|| ClaimError::Gone { path: owned() })?;
        let unread = |source| ClaimError::Content {
            path: owned(),
            source,
        };
        if !found.is_ordinary {
            return Err(unread(JournalReadError::NotOrdinary));
        }
        let lock = match self.disk.claim(path) {
            Ok(Some(lock)) => Some(lock),
            Ok(None) => return Err(ClaimError::Living),
            Err(_) => None,
        };
        Ok(ClaimedJournal {
            content: self.content(path).map_err(unread)?,
            disk: self.disk.clone(),
            path: owned(),
            lock,
        })
    }

    /// Puts a journal aside that nobody wants, unless its window lives.
    pub fn discard(&self, path: &Path) -> Result<DiscardedJournal, ClaimError> {
        let disk = |source| ClaimError::Disk {
            path: path.to_owned(),
            source,
        };
        let found = self.disk.metadata(path).map_err(disk)?;
        let is_ordinary = found.is_some_and(|found| found.is_ordinary);
        let lock = if is_ordinary {
            self.disk.claim(path).map_err(disk)?
        } else {
            None
        };
        if is_ordinary && lock.is_none() {
            return Err(ClaimError::Living);
        }
        let discarded = DiscardedJournal {
            path: path.to_owned(),
            aside: self.free_name(path).map_err(disk)?,
        };
        self.disk.rename(path, &discarded.aside).map_err(disk)?;
        Ok(discarded)
    }

    /// A name for a discarded journal that no other has.
    fn free_name(&self, path: &Path) -> io::Result<PathBuf> {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for n in 1_u32.. {
            let aside = path.with_file_name(format!("{name}.{n}.{DISCARDED_ENDING}"));
            if self.disk.metadata(&aside)?.is_none() {
                return Ok(aside);
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Takes discarding back.
    pub fn take_back(&self, discarded: &DiscardedJournal) -> io::Result<()> {
        if self.disk.metadata(&discarded.path)?.is_some() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.disk.rename(&discarded.aside, &discarded.path)
    }
}

impl<D: JournalDisk> ClaimedJournal<D> {
    /// What it holds.
    pub fn content(&self) -> &JournalContent {
        &self.content
    }

    /// Removes it: its work is safe elsewhere. Where no lock says whose it is, it stays.
    pub fn remove(self) -> io::Result<()> {
        match self.lock {
            Some(_) => self.disk.remove(&self.path),
            None => Ok(()),
        }
    }
}

/// Whether a file holds everything that is in the journal.
fn is_kept(content: &JournalContent, reads: impl Fn(&Path) -> Option<Document>) -> bool {
    if content.damage.is_some() {
        return false;
    }
    match &content.header.origin.file {
        Some(file) => reads(file).is_some_and(|document| document == content.document),
        None => content.document == Document::default(),
    }
}

/// A recovery copy as if it were a journal.
fn copy_content(text: &str) -> Result<JournalContent, JournalReadError> {
    let opened = recovered_part(text).ok_or(JournalReadError::Header)?;
    let is_whole = crate::file::read(text).is_ok();
    let read_only = opened.notice();
    Ok(JournalContent {
        header: JournalHeader {
            version: 1,
            program: String::new(),
            title: opened.document.title().to_owned(),
            origin: JournalOrigin {
                file: original(text),
                stamp: None,
                read_only: None,
            },
            started: SystemTime::UNIX_EPOCH,
            owner: 0,
        },
        document: opened.document,
        n_steps: 0,
        has_draft: false,
        last: SystemTime::UNIX_EPOCH,
        damage: (!is_whole).then_some(JournalDamage::CutHeader),
        read_only,
    })
}
