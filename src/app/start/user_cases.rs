//! Case studies of one's own: the boards in the folder `cases` beside the settings, shown among those that ship.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::documents::completed;
use crate::app::jobs::JobResult;
use crate::app::start::board_card::{CardOrigin, StartCard, card, unread};
use crate::file;

/// A card for every file there, by name; one that is no board says why.
pub fn list(config: &Path) -> JobResult {
    let Ok(entries) = fs::read_dir(config.join("cases")) else {
        return JobResult::Done;
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_board = |path: &PathBuf| path.extension().is_some_and(|end| end == "ron");
    let mut paths: Vec<PathBuf> = paths.filter(is_board).collect();
    paths.sort();
    let answer = |path| JobResult::Card(Box::new(own(path)));
    JobResult::Several(paths.into_iter().map(answer).collect())
}

fn own(path: PathBuf) -> StartCard {
    let name = path.file_stem().unwrap_or_default();
    let name = name.to_string_lossy().replace('_', " ");
    let opened = file::open(&path).map(completed);
    let origin = CardOrigin::Own(path);
    match opened {
        Ok(opened) => {
            let mut card = card(opened.document, origin, 0);
            if card.title.is_empty() {
                card.title = name;
            }
            card
        }
        Err(error) => unread(origin, name, &error),
    }
}
