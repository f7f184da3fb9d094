//! Case studies of one's own: the boards in the folder `cases` beside the settings, shown among those that ship.

use std::path::{Path, PathBuf};

use crate::app::documents::completed;
use crate::app::jobs::JobResult;
use crate::app::start::board_card::{CardOrigin, StartCard, card, unread};
use crate::file;
use crate::text::shown_path;

/// The most files that are read for cards.
const MOST: usize = 300;

/// A card for every file there, by name; one that is no board says why.
pub fn list(config: &Path) -> JobResult {
    let folder = config.join("cases");
    let listing = match file::list_folder(&folder, "ron", MOST) {
        Ok(listing) => listing,
        Err(error) => {
            let folder = shown_path(&folder);
            return JobResult::Notice(format!(
                "Case studies of your own could not be listed: {error}. {folder}"
            ));
        }
    };
    let left_out = (listing.n_left_out > 0).then(|| {
        let (n, folder) = (listing.n_left_out, shown_path(&folder));
        let words =
            format!("{n} more of your own case studies are not shown, {MOST} are. {folder}");
        JobResult::Notice(words)
    });
    let cards = listing.paths.into_iter();
    let cards = cards.map(|path| JobResult::Card(Box::new(own(path))));
    JobResult::Several(cards.chain(left_out).collect())
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
