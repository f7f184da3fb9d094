//! Boards as text, and as files that are never half written.
//!
//! [`read`] and [`write`] are pure: the same text gives the same board, the same board the same text.
//! [`open`] and [`save`] touch the disk, and [`read_file`] is how anything is read from it; so does [`BoardJournal`], which
//! keeps unsaved work. Whatever else a
//! person keeps is written by [`atomic_write`].

mod atomic;
mod attributes;
mod bounded;
mod brief_fields;
mod disk;
mod growing;
mod hindrance;
mod journal;
mod keys;
mod limits;
mod names;
mod open;
mod own_kinds;
mod place;
mod read;
mod read_watch;
mod same_file;
mod save;
mod stamp;
mod syntax;
mod words;
mod write;

pub use atomic::{WriteStep, WriteStepError, atomic_write, atomic_write_on};
pub use attributes::LostAttribute;
pub use bounded::{
    FileContent, FileSort, FileSource, FolderListing, LARGEST_CHOICES, ReadFileError, file_sort,
    list_folder, read_bounded, read_choices, read_file,
};
pub use disk::{Disk, FileMetadata, NameDisk, RealDisk};
pub use growing::GrowingFile;
pub use hindrance::{SaveHindrance, refuse_idle_pipe, save_hindrance};
pub use journal::{
    BoardJournal, ClaimError, ClaimedJournal, DiscardedJournal, DraftStep, JournalContent,
    JournalDamage, JournalDisk, JournalError, JournalFolder, JournalHeader, JournalMetadata,
    JournalOrigin, JournalReadError, LeftJournal, LineParts, LineText, ParsedLine, board_hash,
    moment_in_names, replay,
};
pub use keys::{KeyEntry, KeyWord, read_lists};
pub use limits::ReadLimits;
pub use open::{FileError, has_changed, open, open_stream, open_watched};
pub use own_kinds::{own_kind_files, settings_folder};
pub use read::{
    LARGEST, OpenedBoard, ReadError, Repair, VERSION, read, read_bytes, read_bytes_within,
    read_within,
};
pub use same_file::is_same_file;
pub use save::{SaveError, SavedFile, save, save_text};
pub use stamp::Stamp;
pub use syntax::SyntaxError;
pub use write::write;
