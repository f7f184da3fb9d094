//! Screen texts of the start screen.

use std::fmt::Display;
use std::time::Duration;

use crate::text::{counted, with_thousands};

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

pub fn restore_all(n: usize) -> String {
    format!("Restore all {n}")
}

pub fn broken(error: &impl Display) -> String {
    format!("Damaged: {error}. Nothing of it can be read.")
}

pub fn partly_broken(damage: &impl Display) -> String {
    format!("Damaged: {damage}.")
}

/// `2 h ago · 14 components · 3 drawings · 12 KB`
pub fn left_facts(age: Option<Duration>, counts: Option<(usize, usize)>, bytes: u64) -> String {
    let mut facts: Vec<String> = age.map(ago).into_iter().collect();
    if let Some((n_nodes, n_items)) = counts {
        facts.push(counted(n_nodes, "component"));
        if n_items > 0 {
            facts.push(counted(n_items, "drawing"));
        }
    }
    let kilobytes = bytes.div_ceil(1000).max(1);
    facts.push(format!("{} KB", with_thousands(&kilobytes.to_string())));
    facts.join(" · ")
}

fn ago(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    match minutes {
        0 => "less than a minute ago".to_owned(),
        1..60 => format!("{minutes} min ago"),
        60..1440 => format!("{} h ago", minutes / 60),
        1440..2880 => "yesterday".to_owned(),
        _ => format!("{} days ago", minutes / 1440),
    }
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

pub const STUDY_SHORT: &str = "Study";
pub const PRACTISE: &str = "Practise";
pub const PRACTISE_TOOLTIP: &str = "An interview on a clock: ask, draw, defend  ·  Ctrl+Enter";
pub const PRACTICE_ROW: &str = "Practise a case on a clock: ask, draw, defend. Choose one below.";
pub const SURPRISE: &str = "Surprise me";

pub fn go_on(title: &str, face: &str) -> String {
    format!("Continue: {title}, stopped at {face}")
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
