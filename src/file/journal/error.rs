//! Why a journal could not be written, taken over or read, for people.

use std::io;
use std::path::PathBuf;

use crate::text::shown_path;

/// What was done with a journal when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JournalStep {
    Create,
    Write,
    Sync,
    Remove,
}

impl std::fmt::Display for JournalStep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Create => "be created",
            Self::Write => "be written",
            Self::Sync => "be brought to the disk",
            Self::Remove => "be removed",
        })
    }
}

/// A journal that could not be kept. Nothing is lost while the program runs: what is missing is kept in memory and
/// written at the next try.
#[derive(Debug, thiserror::Error)]
#[error("the journal of unsaved work could not {step}: {source}: {}", shown_path(.path))]
pub struct JournalError {
    pub(super) step: JournalStep,
    pub(super) path: PathBuf,
    pub(super) source: io::Error,
}

/// Why a journal that was left cannot be taken over.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    #[error("another window has this work open")]
    Living,
    #[error("it is no longer there: {}", shown_path(.path))]
    Gone { path: PathBuf },
    #[error("{source}: {}", shown_path(.path))]
    Disk { path: PathBuf, source: io::Error },
    #[error("{source}: {}", shown_path(.path))]
    Content {
        path: PathBuf,
        source: JournalReadError,
    },
}

/// Why nothing can be read from a journal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalReadError {
    #[error("it is not an ordinary file")]
    NotOrdinary,
    #[error("it is empty")]
    Empty,
    #[error("its first line is cut off or damaged, and that line holds the board it began with")]
    Header,
    #[error("the board it began with cannot be read: {0}")]
    Base(String),
    #[error("it cannot be read: {0}")]
    Disk(String),
}
