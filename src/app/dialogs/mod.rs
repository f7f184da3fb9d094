//! Questions the window itself has. One at a time, over everything else.

mod commands;
mod export;
pub mod file_dialog;
mod modal;
mod path_entry;
mod questions;
mod rules;
mod settings;
mod shortcuts;

use std::path::PathBuf;

use crate::app::request::Next;

pub use commands::{Choice, CommandPalette, Known, PaletteOutcome};
pub use export::{ExportForm, FormOutcome};
pub use modal::{DialogState, dialog_frame};
pub use path_entry::{PathEntry, PathOutcome};
pub use questions::{Reply, changed_ui, elsewhere_ui, unsaved_ui};
pub use rules::rules_ui;
pub use settings::{SettingsOutcome, settings_ui};
pub use shortcuts::shortcuts_ui;

/// The question that is open.
pub enum Dialog {
    /// There is unsaved work, and `Next` would put it away.
    Unsaved(Next),
    /// The file was written by another program, and saving would replace that.
    Changed {
        path: PathBuf,
        then: Option<Next>,
    },
    /// The file was written by another program while the board is open.
    Elsewhere(PathBuf),
    Path(Box<PathEntry>),
    Export(Box<ExportForm>),
    Shortcuts(String),
    /// What findings count as; with what is searched for.
    Rules(String),
    Commands(Box<CommandPalette>),
    Settings,
}
