//! The desktop's own file dialogs. They block, so they run on a job's thread.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::app::desk::Purpose;
use crate::app::jobs::Answer;

/// What the dialog should show at first.
pub struct Request {
    pub folder: Option<PathBuf>,
    pub file_name: String,
}

/// A person needs longer than this to cancel a dialog; an answer before it means that none was shown.
const NOBODY: Duration = Duration::from_millis(250);

/// Asks for a path.
#[expect(
    clippy::disallowed_methods,
    reason = "only time tells whether a dialog was shown"
)]
pub fn pick(purpose: Purpose, request: Request) -> Answer {
    let begun = Instant::now();
    let path = ask(&purpose, request);
    let asked = path.is_some() || begun.elapsed() > NOBODY;
    Answer::Picked {
        purpose,
        path,
        asked,
    }
}

fn ask(purpose: &Purpose, request: Request) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new();
    if let Some(folder) = request.folder {
        dialog = dialog.set_directory(folder);
    }
    if !request.file_name.is_empty() {
        dialog = dialog.set_file_name(request.file_name);
    }
    match purpose {
        Purpose::Open => dialog
            .set_title("Open board")
            .add_filter("Boards", &["ron"])
            .pick_file(),
        Purpose::Save { .. } => dialog
            .set_title("Save board")
            .add_filter("Boards", &["ron"])
            .save_file(),
        Purpose::Export(_) => dialog
            .set_title("Export picture")
            .add_filter("PNG pictures", &["png"])
            .save_file(),
    }
}
