//! The open boards: their files, their tabs, and copies of unsaved work.

mod autosave;
mod document;
mod id;
mod open_documents;

pub use autosave::recovery_store;
pub use document::{DocumentSource, OpenDocument, completed};
pub use id::DocumentId;
pub use open_documents::{BroughtDocument, ClosedTab, OpenDocuments};
