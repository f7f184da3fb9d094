//! The person's pens between runs: kept beside the settings as a board with a sample of each.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::editor::Hand;
use crate::file;

/// Pens that cannot be read are the usual ones.
pub fn load(folder: &Path) -> Hand {
    let text = fs::read_to_string(path(folder)).ok();
    let read = text.and_then(|text| file::read(&text).ok());
    read.map_or_else(Hand::default, |read| Hand::of_samples(&read.document))
}

/// Keeps the pens in a folder, which must be there. Pens that nobody changed are not worth a file.
pub fn save(folder: &Path, hand: &Hand) -> io::Result<()> {
    let samples = hand.samples();
    if samples.sketch().is_empty() {
        return Ok(());
    }
    let target = path(folder);
    let draft = target.with_extension("new");
    fs::write(&draft, file::write(&samples))?;
    fs::rename(draft, target)
}

fn path(folder: &Path) -> PathBuf {
    folder.join("pens.ron")
}
