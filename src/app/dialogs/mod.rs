//! Questions the window itself has. One at a time, over everything else.

mod commands;
mod export;
pub mod file_dialog;
mod modal;
mod path_entry;
mod picture_content;
mod questions;
mod rules;
mod settings;
mod shortcuts;
mod texts;

use std::path::PathBuf;

use crate::app::practice::SetupForm;
use crate::app::request::PendingAction;

pub use commands::{CommandPalette, PaletteChoice, PaletteOutcome, PaletteSources};
pub use export::{ExportForm, FormOutcome, choice, line};
pub use modal::{DialogState, buttons_ui, dialog_frame, modal_ui};
pub use path_entry::{PathEntry, PathOutcome};
pub use questions::{QuestionReply, changed_ui, elsewhere_ui, unsaved_ui};
pub use rules::rules_ui;
pub use settings::{SettingsOutcome, settings_ui};
pub use shortcuts::shortcuts_ui;

/// The question that is open.
pub enum OpenDialog {
    /// There is unsaved work, and `PendingAction` would put it away.
    Unsaved(PendingAction),
    /// The file was written by another program, and saving would replace that.
    Changed {
        path: PathBuf,
        then: Option<PendingAction>,
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
    /// How an attempt is set up.
    Practise(Box<SetupForm>),
}
