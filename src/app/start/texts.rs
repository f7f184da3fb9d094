//! Screen texts of the start screen.

use std::fmt::Display;

// The top.

pub const APP_NAME: &str = "mlboard";
pub const TAGLINE: &str =
    "Design machine-learning systems, and see at once whether the data can flow.";
pub const BACK: &str = "Back to the board";
pub const LIGHT_THEME: &str = "Light theme";
pub const DARK_THEME: &str = "Dark theme";
pub const SEARCH: &str = "Search boards and case studies";
pub const OPEN_FILE: &str = "Open file…";
pub const NO_BOARD: &str = "No matching board. Clear the search to see all.";

pub fn open_tooltip(keys: &str) -> String {
    format!("Open a board  ·  {keys}")
}

pub fn reopen(n: usize) -> String {
    match n {
        1 => "Reopen 1 board".to_owned(),
        n => format!("Reopen {n} boards"),
    }
}

// Unsaved work.

pub const UNTITLED: &str = "Untitled board";
pub const NEVER_SAVED: &str = "Never saved";
pub const RESTORE: &str = "Restore";
pub const DISCARD: &str = "Discard";

pub fn unsaved_work(title: &str) -> String {
    format!("Unsaved work was found: {title}")
}

// Cards.

pub const EMPTY_BOARD: &str = "Empty board";
pub const FROM_SCRATCH: &str = "Start from scratch";
pub const EMPTY_BOARD_WORDS: &str = "empty board new blank start";
pub const STUDY: &str = "Study the reference";
pub const STUDY_TOOLTIP: &str = "Opens a copy of the design  ·  Enter";
pub const DRAW: &str = "Draw it yourself";
pub const DRAW_TOOLTIP: &str = "An empty board with the task and its questions  ·  Shift+Enter";

pub fn not_read(error: &impl Display) -> String {
    format!("Not read: {error}")
}

// Filters of the case studies.

pub const CASE_STUDIES: &str = "Case studies";
pub const SHOW_ALL: &str = "Show all";
pub const TOPIC: &str = "Topic";
pub const ANY_TOPIC: &str = "Any topic";
pub const DIFFICULTY: &str = "Difficulty";
pub const ANY_DIFFICULTY: &str = "Any difficulty";
pub const TASK: &str = "Task";
pub const ANY_TASK: &str = "Any task";
pub const NO_CASE: &str = "No case study matches these filters. Remove some, or show all.";

pub fn n_shown(n: usize, all: usize) -> String {
    format!("{n} of {all}")
}
