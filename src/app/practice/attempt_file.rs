//! The file of an attempt: begun, continued, found again.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::catalog::Catalog;
use crate::file::{self, FileSource, GrowingFile};
use crate::model::{Brief, Document, Edit, apply};
use crate::practice::{AttemptReadError, LARGEST_ATTEMPT, RecordedAttempt, clock_face};

/// The ending of attempts.
pub const EXTENSION: &str = "attempt";

/// Files of attempts that are looked at for one to go on with, the latest.
const MOST_LOOKED_AT: usize = 12;
pub(super) const MOST_LISTED: usize = 10_000;

/// An attempt that somebody may go on with.
#[derive(Clone, Debug)]
pub struct LeftAttempt {
    /// Its file.
    pub path: PathBuf,
    /// The title of its board.
    pub title: String,
    /// What its clock showed.
    pub face: String,
}

/// Where attempts are kept.
pub fn attempts_folder(settings: &Path) -> PathBuf {
    settings.join("attempts")
}

/// The attempts in the folder that nobody finished, the latest first.
pub fn left_attempts(folder: &Path) -> Vec<LeftAttempt> {
    let Ok(listing) = file::list_folder(folder, EXTENSION, MOST_LISTED) else {
        return Vec::new();
    };
    let mut paths = listing.paths;
    // Names end in day and time, so that the latest is last of its case; the day it was written decides among cases.
    paths.sort_by_key(|path| std::cmp::Reverse(moment(path)));
    let looked_at = paths.into_iter().take(MOST_LOOKED_AT);
    looked_at.filter_map(left_attempt).collect()
}

/// Day and time in the name of an attempt's file.
pub(super) fn moment(path: &Path) -> String {
    part_of_name(path, 1)
}

/// The case in the name of an attempt's file.
pub(super) fn name_of_case(path: &Path) -> String {
    part_of_name(path, 2)
}

/// The number, the moment and the case, from the end of the name.
fn part_of_name(path: &Path, n: usize) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let parts: Vec<&str> = stem.rsplitn(3, '-').collect();
    parts.get(n).copied().unwrap_or_default().to_owned()
}

/// A case as names of files have it.
pub(super) fn case_in_names(case: &str) -> &str {
    if case.is_empty() { "own" } else { case }
}

fn left_attempt(path: PathBuf) -> Option<LeftAttempt> {
    let attempt = read_attempt(&path)?;
    let is_open = !attempt.state().has_ended() && attempt.read_only().is_none();
    let planned = attempt.header().setup.minutes;
    let planned = planned.map(|minutes| std::time::Duration::from_secs(u64::from(minutes) * 60));
    is_open.then(|| LeftAttempt {
        title: attempt.document().title().to_owned(),
        face: clock_face(attempt.state().last(), planned),
        path,
    })
}

/// The attempt that was begun last.
pub fn latest_attempt(folder: &Path) -> Option<PathBuf> {
    let listing = file::list_folder(folder, EXTENSION, MOST_LISTED).ok()?;
    listing.paths.into_iter().max_by_key(|path| moment(path))
}

/// Whether a file is called as attempts are.
pub fn is_attempt(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == EXTENSION)
}

/// What is in the file, if it holds an attempt.
pub fn read_attempt(path: &Path) -> Option<RecordedAttempt> {
    read_recorded(path).ok()
}

/// What is in the file, or why nothing can be made of it.
pub fn read_recorded(path: &Path) -> Result<RecordedAttempt, String> {
    Ok(read_with_time(path)?.0)
}

/// What is in the file, and when it was last written, where the file system says.
pub fn read_with_time(path: &Path) -> Result<(RecordedAttempt, Option<SystemTime>), String> {
    let content = file::read_file(path, FileSource::Ordinary, LARGEST_ATTEMPT)
        .map_err(|error| error.to_string())?;
    let text =
        String::from_utf8(content.bytes).map_err(|_| AttemptReadError::Header.to_string())?;
    let attempt = RecordedAttempt::read(text, Catalog::in_use());
    Ok((
        attempt.map_err(|error| error.to_string())?,
        content.modified,
    ))
}

/// The board that an attempt begins with: title and task of the case, and nothing else of it.
pub fn room_board(reference: &Document, case: &str) -> Document {
    let brief = Brief {
        case: case.to_owned(),
        task: reference.brief().task.clone(),
        ..Brief::default()
    };
    let mut board = Document::default();
    let title = reference.title().to_owned();
    apply(&mut board, &[Edit::SetTitle(title), Edit::SetBrief(brief)]);
    board
}

/// A new file for an attempt at a case, begun at that moment in words.
pub fn begin(settings: &Path, case: &str, moment: &str) -> std::io::Result<GrowingFile> {
    let case = case_in_names(case);
    GrowingFile::begin(
        &attempts_folder(settings),
        &format!("{case}-{moment}"),
        EXTENSION,
    )
}
