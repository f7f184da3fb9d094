//! The person's pens between runs: kept beside the settings as a board with a sample of each.

use std::io;
use std::path::{Path, PathBuf};

use crate::app::user_files::put_aside::put_aside;
use crate::editor::ToolDefaults;
use crate::file::{self, read_choices};

/// Pens that cannot be read are the usual ones.
pub fn load(folder: &Path) -> ToolDefaults {
    read(folder).unwrap_or_default()
}

fn read(folder: &Path) -> Result<ToolDefaults, String> {
    let text = read_choices(&path(folder)).map_err(|error| error.to_string())?;
    let Some(text) = text else {
        return Ok(ToolDefaults::default());
    };
    let samples = file::read(&text).map_err(|error| error.to_string())?;
    Ok(ToolDefaults::of_samples(&samples.document))
}

/// What to tell a person whose tool styles cannot be read. The file is put aside first.
pub fn put_aside_unreadable(folder: &Path) -> Option<String> {
    let why = read(folder).err()?;
    let why = why.lines().next().unwrap_or_default();
    let kept = put_aside(&path(folder));
    Some(format!(
        "Tool styles could not be read; the usual ones are used: {why}. {kept}"
    ))
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
    file::atomic_write(&path(folder), text.as_bytes()).map(drop)
}

fn path(folder: &Path) -> PathBuf {
    folder.join("pens.ron")
}
