//! The folder of a person's settings, and the files of their own kinds in it.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::file::read_choices;

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

/// The files of a person's own kinds by name: what each holds, or why it cannot be read. Nothing without the folder.
pub fn own_kind_files(settings: &Path) -> Vec<(PathBuf, Result<String, String>)> {
    let Ok(entries) = fs::read_dir(settings.join("kinds")) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_data = |path: &PathBuf| path.extension().is_some_and(|end| end == "ron");
    let mut paths: Vec<PathBuf> = paths.filter(is_data).collect();
    paths.sort();
    let n_read = paths.len().min(MOST_KINDS);
    let mut files: Vec<(PathBuf, Result<String, String>)> = paths
        .drain(..n_read)
        .map(|path| {
            let text = text(&path);
            (path, text)
        })
        .collect();
    files.extend(paths.into_iter().map(|path| {
        let reason = format!("only {MOST_KINDS} files are read");
        (path, Err(reason))
    }));
    files
}

fn text(path: &Path) -> Result<String, String> {
    let text = read_choices(path).map_err(|error| error.to_string())?;
    text.ok_or_else(|| "it is gone".to_owned())
}
