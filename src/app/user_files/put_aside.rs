//! Files of a person's own that cannot be read: put aside under another name before anything is written in their
//! place, and told.

use std::fs;
use std::path::{Path, PathBuf};

use crate::text::{free_name, shown_path};

/// Gives the file another name beside its own, and says so in one sentence.
pub(super) fn put_aside(file: &Path) -> String {
    let aside = free_path(file);
    match fs::rename(file, &aside) {
        Ok(()) => format!("The file is kept as {}", shown_path(&aside)),
        Err(error) => format!("The file could not be renamed: {error}"),
    }
}

/// `settings.unread.ron`, or the first such name that nothing has, not even a link that leads nowhere.
fn free_path(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = free_name(&format!("{stem}.unread"), |name| {
        let path = file.with_file_name(format!("{name}.ron"));
        path.symlink_metadata().is_ok()
    });
    file.with_file_name(format!("{name}.ron"))
}
