//! The desktop's own file dialogs. They block, so they run on a job's thread.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::app::dialogs::texts;
use crate::app::jobs::JobResult;
use crate::app::request::PathPurpose;

/// What the dialog should show at first.
pub struct FileDialogRequest {
    /// The folder it begins in.
    pub folder: Option<PathBuf>,
    /// What the file is called unless the person says otherwise; empty for opening.
    pub file_name: String,
}

/// A person needs longer than this to cancel a dialog; an answer before it means that none was shown.
const NOBODY: Duration = Duration::from_millis(250);

/// Asks for a path.
#[expect(
    clippy::disallowed_methods,
    reason = "only time tells whether a dialog was shown"
)]
pub fn pick(purpose: PathPurpose, request: FileDialogRequest) -> JobResult {
    let begun = Instant::now();
    let path = ask(&purpose, request);
    let asked = path.is_some() || begun.elapsed() > NOBODY;
    JobResult::Picked {
        purpose,
        path,
        asked,
    }
}

fn ask(purpose: &PathPurpose, request: FileDialogRequest) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new();
    if let Some(folder) = request.folder {
        dialog = dialog.set_directory(folder);
    }
    if !request.file_name.is_empty() {
        dialog = dialog.set_file_name(request.file_name);
    }
    let files = match purpose {
        PathPurpose::Open | PathPurpose::Save { .. } => texts::BOARDS,
        PathPurpose::Export(picture) => picture.format.files,
    };
    let dialog = dialog.add_filter(files, &[purpose.extension()]);
    match purpose {
        PathPurpose::Open => dialog.set_title(texts::OPEN_BOARD).pick_file(),
        PathPurpose::Save { .. } => dialog.set_title(texts::SAVE_BOARD).save_file(),
        PathPurpose::Export(_) => dialog.set_title(texts::EXPORT_PICTURE).save_file(),
    }
}
