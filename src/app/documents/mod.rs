//! The open boards: their files, their tabs, and copies of unsaved work.

mod autosave;
mod document;
mod id;
mod open_documents;

pub use autosave::recovery_store;
pub use document::{Sheet, Source, completed};
pub use id::SheetId;
pub use open_documents::{Brought, ClosedTab, OpenDocuments};
