//! Boards as text, and as files that are never half written.
//!
//! [`read`] and [`write`] are pure: the same text gives the same board, the same board the same text.
//! [`open`] and [`save`] touch the disk; so does [`Recovery`], which keeps copies of unsaved work. Whatever else a
//! person keeps is written by [`atomic_write`].

mod atomic;
mod disk;
mod keys;
mod names;
mod open;
mod place;
mod read;
mod recovery;
mod save;
mod stamp;
mod syntax;
mod words;
mod write;

pub use atomic::{WriteStep, WriteStepError, atomic_write, atomic_write_on};
pub use disk::{Disk, FileMetadata, RealDisk};
pub use keys::{KeyEntry, KeyWord, read_lists};
pub use open::{FileError, has_changed, open};
pub use read::{LARGEST, OpenedBoard, ReadError, Repair, VERSION, read, read_bytes};
pub use recovery::{Recovered, Recovery};
pub use save::{SaveError, save, save_text};
pub use stamp::Stamp;
pub use syntax::SyntaxError;
pub use write::write;
