//! The person's pens between runs: kept beside the settings as a board with a sample of each.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::editor::ToolDefaults;
use crate::file;

/// Pens that cannot be read are the usual ones.
pub fn load(folder: &Path) -> ToolDefaults {
    let text = fs::read_to_string(path(folder)).ok();
    let read = text.and_then(|text| file::read(&text).ok());
    read.map_or_else(ToolDefaults::default, |read| {
        ToolDefaults::of_samples(&read.document)
    })
}

/// The tool styles as the text of their file; empty when nobody changed any, which is not worth a file.
pub fn text(hand: &ToolDefaults) -> String {
    let samples = hand.samples();
    if samples.sketch().is_empty() {
        return String::new();
    }
    file::write(&samples)
}

/// Keeps the text of tool styles in a folder, which must be there.
pub fn save(folder: &Path, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    file::atomic_write(&path(folder), text.as_bytes())
}

fn path(folder: &Path) -> PathBuf {
    folder.join("pens.ron")
}
