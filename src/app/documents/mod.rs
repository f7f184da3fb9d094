//! The open boards: their files, their tabs, and journals of unsaved work.

mod board_keeper;
mod document;
mod id;
mod journal_thread;
mod open_documents;

pub use board_keeper::{NewJournal, journal_folder};
pub use document::{DocumentSource, OpenDocument, completed, completed_watched};
pub use id::DocumentId;
pub use journal_thread::{JournalListener, JournalNews};
pub use open_documents::{BroughtDocument, ClosedTab, OpenDocuments};
