//! Work that may block: reading, saving, exporting, laying out and trying fixes, on threads of its own.

mod answer;
mod export_job;
mod file_jobs;
mod fix_job;
mod journal_jobs;
mod layout_job;
mod progress;
mod queue;

pub use answer::{FolderEntry, JobResult, JournalAnswer, OpenedFile, SaveResult};
pub use queue::JobQueue;
