//! The folder of a person's settings, and the files of their own kinds in it.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::file::{list_folder, read_choices};

/// The most files that are read.
const MOST_KINDS: usize = 500;

/// Where a person's settings, case studies and own kinds are kept. `MLBOARD_CONFIG` names another folder.
#[expect(
    clippy::disallowed_methods,
    reason = "where a person's files are is said by the environment"
)]
pub fn settings_folder() -> PathBuf {
    let own = std::env::var("MLBOARD_CONFIG").ok().map(PathBuf::from);
    let usual = || {
        etcetera::choose_base_strategy()
            .ok()
            .map(|base| base.config_dir().join("mlboard"))
    };
    own.or_else(usual)
        .unwrap_or_else(|| std::env::temp_dir().join("mlboard"))
}

/// The files of a person's own kinds by name: what each holds, or why it cannot be read. Nothing without the folder; what
/// is said of the folder itself stands under its own name.
pub fn own_kind_files(settings: &Path) -> Vec<(PathBuf, Result<String, String>)> {
    let folder = settings.join("kinds");
    let listing = match list_folder(&folder, "ron", MOST_KINDS) {
        Ok(listing) => listing,
        Err(error) => return vec![(folder, Err(format!("it could not be listed: {error}")))],
    };
    let files = listing.paths.into_iter().map(|path| {
        let text = text(&path);
        (path, text)
    });
    let mut files: Vec<_> = files.collect();
    if listing.n_left_out > 0 {
        let n = listing.n_left_out;
        let reason = format!("only {MOST_KINDS} files are read, and {n} more are left out");
        files.push((folder, Err(reason)));
    }
    files
}

fn text(path: &Path) -> Result<String, String> {
    let text = read_choices(path).map_err(|error| error.to_string())?;
    text.ok_or_else(|| "it is gone".to_owned())
}
