//! Screen texts of the bars, the tabs and the palette.

// The menu bar.

pub const EXPORT: &str = "Export…";
pub const SAVE: &str = "Save";
pub const OPEN_RECENT: &str = "Open recent";
pub const TITLE_TOOLTIP: &str = "Title of the board: click to change it";
pub const READ_ONLY: &str = "Read-only";
pub const SAVING: &str = "Saving…";
pub const UNSAVED: &str = "Unsaved changes";
pub const SAVED: &str = "Saved";
pub const SAVE_BOARD: &str = "Save this board";

pub fn export_tooltip(keys: &str) -> String {
    format!("Save a picture  ·  {keys}")
}

pub fn save_file(name: &str) -> String {
    format!("Save {name}")
}

// The tabs.

pub const NEVER_SAVED: &str = "Never saved";
pub const NEW_TAB: &str = "New tab";

pub fn unsaved_tab(name: &str) -> String {
    format!("{name}, unsaved changes")
}

pub fn close_tab(name: &str) -> String {
    format!("Close {name}")
}

// The palette.

pub const SEARCH_COMPONENTS: &str = "Search components";
pub const SEARCH_ADVICE: &str =
    "Try what it does (“ranking”), what it holds (“features”) or a product (“Kafka”).";

pub fn no_matches(query: &str) -> String {
    format!("No matches for “{query}”.")
}

pub fn for_example(products: &str) -> String {
    format!("For example {products}")
}

// Quick fixes.

pub const FIX: &str = "Fix";
pub const FIX_CHOICE: &str = "Fix…";

pub fn fix(what: &str) -> String {
    format!("Fix: {what}")
}

pub fn n_fixes(n: usize) -> String {
    format!("{n} ways to fix this")
}

// The status bar and the presentation.

pub const ZOOM_TOOLTIP: &str = "Zoom  ·  Ctrl and wheel";

pub fn zoom(percent: &str) -> String {
    format!("Zoom {percent}")
}

pub const PRESENTATION: &str = "Presentation";
pub const HIGHLIGHTED: &str = "Highlighted";
pub const CLEAR_HIGHLIGHT: &str = "Clear highlight";
pub const FOCUS_MODE: &str = "Focus mode";
pub const LEAVE_FOCUS_MODE: &str = "Leave focus mode";
pub const PREVIOUS_FRAME: &str = "Previous frame";
pub const NEXT_FRAME: &str = "Next frame";
pub const END_PRESENTATION: &str = "End presentation";

// The strip of stages.

pub const PREVIOUS_STAGE: &str = "Previous stage";
pub const NEXT_STAGE: &str = "Next stage";
pub const WHOLE_BOARD: &str = "The whole board";
pub const WHOLE_BOARD_WORDS: &str =
    "Everything the stages told, and what they left aside. Edit changes the board.";
pub const ALL_STAGES: &str = "All";
pub const EDIT_BOARD: &str = "Edit";
pub const EDIT_BOARD_TOOLTIP: &str = "Leave the stages and change the board  ·  Esc";
pub const PRESENT: &str = "Present";
pub const IN_PLACE: &str = "In place: show the stage where its components lie on the board";
pub const SAY: &str = "Show a sentence to say";
pub const CHANGE_STAGE: &str = "Change this stage";
pub const CHANGE_WORDS: &str = "Change title and text";
pub const STAGE_TITLE: &str = "Title of the stage";
pub const STAGE_TEXT: &str = "What the stage tells";
pub const BECAUSE_TOOLTIP: &str = "What decides this: show it on the requirements card";
pub const STAGE_MAP: &str = "Map: what of the board this stage shows";

pub fn stage_count(at: usize, n: usize) -> String {
    format!("{at} of {n}")
}

pub fn stage_button(at: usize, title: &str) -> String {
    format!("Stage {at}: {title}")
}

pub fn because(words: &str) -> String {
    format!("Because of {words}")
}

pub fn say(sentence: &str) -> String {
    format!("“{sentence}”")
}

pub fn in_no_stage(names: &[String]) -> String {
    format!("In no stage: {}", names.join(", "))
}

pub fn missing_in_stage<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<&str> = ids.collect();
    format!("No longer on the board: {}", ids.join(", "))
}
